import { firstDigits, type Entry } from '../../tree/entry.ts';
import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';

export const finishingKey: Rule = {
  id: 'K11',
  severity: 'error',
  demands:
    'No option, and no digit of a number, is on a key that ends what is entered, which is # unless finishOnKey says otherwise.',
  source: 'Twilio, <Gather> finishOnKey',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ choices, gathers, state: { entry } }) => {
      const ends = [...new Set(gathers.flatMap(({ finishOnKey = '#' }) => [...finishOnKey]))];
      const options = choices
        // Where a number is entered, its end matters more than what a key does everywhere.
        .filter(({ own }) => own || !entry)
        .filter(({ key }) => ends.some((end) => key.includes(end)));
      const digits = ends.filter((end) => entry && digitsOf(entry).includes(end));
      return [
        ...options.map(
          ({ key }) =>
            `has an option on ${key}, which ends what is entered and is never told: set finishOnKey: '' on its gather.`,
        ),
        ...digits.map(
          (end) =>
            `ends what is entered by ${end}, which may be a digit of the number itself: set finishOnKey: '#' on its gather.`,
        ),
      ];
    }),
};

/** Every digit that an entry may have in it. */
function digitsOf({ pattern = 'X' }: Entry): string {
  return [...pattern].map((letter) => firstDigits({ pattern: letter })).join('');
}
