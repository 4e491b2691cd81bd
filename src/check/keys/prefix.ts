import { firstDigits, type Entry } from '../../tree/entry.ts';
import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';

export const prefix: Rule = {
  id: 'K10',
  severity: 'error',
  demands: 'No option is the beginning of another, or of a number that may be entered.',
  source: 'FreeSWITCH 1550, FusionPBX 1990, FreePBX 604',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ choices, gathers, state: { entry } }) => {
      const sizes = gathers.map(({ numDigits }) => numDigits ?? Infinity);
      const size = Math.max(...sizes);
      if (gathers.length === 0) return [];
      const own = choices.filter((choice) => choice.own).map(({ key }) => key);
      const longer = own.filter((key) => key.length > size);
      if (longer.length > 0) {
        return [`takes ${size} of the keys of ${longer.join(', ')}: raise the gather's numDigits.`];
      }
      const pairs = own.flatMap((key) =>
        own.filter((other) => other !== key && other.startsWith(key)).map((other) => [key, other]),
      );
      const entered = entry ? own.filter((key) => begins(key, entry)) : [];
      const why =
        size > 1
          ? `can't tell ${entered.join(', ')} from the beginning of a number, so callers wait`
          : `leads on by ${entered.join(', ')} at once, so no number that begins so can be entered`;
      return [
        ...pairs.map(
          ([key, other]) =>
            `has the options ${key} and ${other}, and can't tell the one from the beginning of the other: make all options as long.`,
        ),
        ...(entered.length > 0
          ? [`${why}: give its entry a pattern whose numbers begin otherwise.`]
          : []),
      ];
    }),
};

/** Whether a number that may be entered can go on from these keys. */
function begins(keys: string, { min = 1, max = min, pattern }: Entry): boolean {
  return (
    keys.length < max &&
    [...keys].every((key, index) => {
      const letter = pattern?.[index];
      return firstDigits(letter === undefined ? {} : { pattern: letter }).includes(key);
    })
  );
}
