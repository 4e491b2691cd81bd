import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingText } from '../../src/check/finding.ts';
import { checkFolder } from '../../src/check/folder.ts';
import { RECEPTION } from '../server.ts';
import { NOW } from './finds.ts';

const FOLDERS = [
  'trees',
  ...readdirSync('examples', { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => join('examples', name)),
];

describe.each(FOLDERS)('the trees in %s', (folder) => {
  // Documents that are clean today should be so when somebody takes them up in years.
  it.each([NOW, new Date('2027-01-01T00:00:00Z'), new Date('2031-07-05T12:00:00Z')])(
    'have nothing to be said of them on %s',
    async (now) => {
      const site = { folder, defaultTree: 'acme', receptionNumber: RECEPTION };
      const found = await checkFolder(site, { now });
      expect(found.map(findingText)).toEqual([]);
    },
  );

  it('silence no rule', () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
      expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/^\s*allow:/m);
    }
  });
});
