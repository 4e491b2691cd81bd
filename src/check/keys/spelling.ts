import { keptBy } from '../../tree/variables.ts';
import { writtenStates } from './written.ts';
import type { Rule } from '../rule.ts';
import { remarkOn } from './said.ts';

/** The letters on the keys 2 to 9. https://www.itu.int/rec/T-REC-E.161 */
const LETTERS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

export const spelling: Rule = {
  id: 'K19',
  severity: 'hint',
  demands: 'A table that is looked up by what callers key in has digits for its letters.',
  source: 'ITU-T E.161 (PQRS on 7, WXYZ on 9)',
  check: ({ tree }) => {
    const { tables = {} } = tree.definition;
    const states = Object.values(tree.states);
    const entered = new Set(states.flatMap(({ entry }) => entry?.as ?? []));
    const others = new Set(
      states.flatMap((state) =>
        keptBy(state).flatMap(({ name, path }) => (path[0] === 'entry' ? [] : [name])),
      ),
    );
    return writtenStates(tree).flatMap(({ name, state: { find } }) => {
      const [, by = ''] = /^\s*\{\{\s*vars\.(\w+)\s*\}\}\s*$/.exec(find?.by ?? '') ?? [];
      const table = tables[find?.in ?? ''];
      if (!find || !table || !entered.has(by) || others.has(by)) return [];
      const key = table.rows.map((row) => String(row[table.key] ?? '')).find(isSpelt);
      if (key === undefined) return [];
      const message = `looks for what was keyed in among "${key}" and others, which no key has: write ${digitsOf(key)} for it.`;
      return [remarkOn(name, { message, path: ['find', 'by'] })];
    });
  },
};

function isSpelt(key: string): boolean {
  return /[a-z]/i.test(key);
}

/** The keys that have these letters on them. */
function digitsOf(key: string): string {
  return [...key.toUpperCase()]
    .map((letter) => {
      const index = LETTERS.findIndex((each) => each.includes(letter));
      return index < 0 ? letter : String(index + 2);
    })
    .join('');
}
