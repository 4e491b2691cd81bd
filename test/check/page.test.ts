import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TABLE } from '../../src/check/rules.ts';

describe('the page of rules', () => {
  it('is what the code gives', () => {
    execFileSync(process.execPath, ['scripts/rules.ts', '--check']);
    const page = readFileSync('docs/rules.md', 'utf8');
    for (const { id } of TABLE) expect(page).toContain(`| ${id} `);
  });
});
