import { BACK, REPEAT, tableOf, type Table } from '../../tree/state.ts';
import { askedNext } from '../keys/ahead.ts';
import { leadsToPerson } from '../keys/person.ts';
import { remarkOn } from '../keys/said.ts';
import { ownStates } from '../own.ts';
import type { Rule } from '../rule.ts';

/** Digits from which on a number has to be looked up. */
const SEVERAL = 4;

export const moreTime: Rule = {
  id: 'X06',
  severity: 'warning',
  demands: 'Who is too slow to enter a number is asked for it again, or gets a person.',
  source: '36 CFR 1194.23 (d): time-outs can be extended; W3C COGA',
  check: (subject) =>
    ownStates(subject).flatMap(([name, { entry, exit }]) => {
      const { min = 1, max = min } = entry ?? {};
      const table = tableOf(exit);
      const { otherwise = null, ['noInput']: noInput = otherwise }: Partial<Table> = table ?? {};
      if (!entry || max < SEVERAL || noInput === REPEAT || noInput === BACK) return [];
      const isHelped =
        noInput !== null &&
        (askedNext(subject, noInput).has(name) || leadsToPerson(subject, noInput));
      if (isHelped) return [];
      const message = `takes ${max} digits and gives up when they are not there in time: ask again, by noInput: repeat.`;
      return [remarkOn(name, { message, path: ['exit'], input: 'silence' })];
    }),
};
