import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { corrections } from '../../src/grammar/corrections.ts';
import { response } from '../../src/grammar/grammar.ts';
import table from '../../src/grammar/twiml-table.json' with { type: 'json' };

it('the table is what the installed SDK gives', () => {
  const check = spawnSync(process.execPath, ['scripts/twiml-table.ts', '--check']);
  expect(check.stderr.toString()).toBe('');
  expect(check.status).toBe(0);
});

it('every correction is of something the SDK has', () => {
  const known = new Set([...Object.keys(table.elements), ...Object.keys(table.lists)]);
  expect(corrections.map(({ of }) => of).filter((name) => !known.has(name))).toEqual([]);
});

it('every type in the table is known', () => {
  const known = new Set(['string', 'number', 'boolean', ...Object.keys(table.lists)]);
  const types = Object.values(table.elements).flatMap((element) =>
    'attributes' in element ? Object.values(element.attributes) : [],
  );
  expect(types.map((type) => type.replace('[]', '')).filter((type) => !known.has(type))).toEqual(
    [],
  );
});

it('no correction repeats what the SDK has learned since', () => {
  const elements: Record<string, { attributes?: object; children?: string; text?: boolean }> =
    table.elements;
  const stale = corrections.filter(
    ({ of, attributes = {}, without = [] }) =>
      Object.keys(attributes).some((name) => name in (elements[of]?.attributes ?? {})) ||
      without.some((name) => !(elements[of]?.children ?? '').split(' ').includes(name)),
  );
  expect(stale).toEqual([]);
});

it('a Sip is another element in a Dial than in a Refer', () => {
  const sip = (verb: string) => response.children.get(verb)?.children.get('Sip');
  expect([...(sip('Dial')?.children.keys() ?? [])]).toEqual(['Headers', 'Uri']);
  expect([...(sip('Refer')?.children.keys() ?? [])]).toEqual([]);
});

it('the verbs, a list and a correction are there', () => {
  expect(response.children.size).toBe(18);
  expect(response.children.get('Say')?.attributes.get('voice')?.words.size).toBeGreaterThan(800);
  expect(response.children.get('Dial')?.attributes.get('record')?.words).toContain('true');
  expect(response.children.get('Dial')?.attributes.has('callReason')).toBe(true);
});
