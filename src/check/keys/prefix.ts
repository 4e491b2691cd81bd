import { firstDigits, type Entry } from '../../tree/entry.ts';
import { takesOneKey } from '../../tree/questions.ts';
import type { Rule } from '../rule.ts';
import { menuRemarks, type Choice } from './menu.ts';

export const prefix: Rule = {
  id: 'K10',
  severity: 'error',
  demands:
    'Every option and number can be keyed in: none is the beginning of another, or longer than what is taken.',
  source: 'FreeSWITCH 1550, FusionPBX 1990, FreePBX 604',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ choices, gathers, state }) => {
      if (gathers.length === 0) return [];
      const { entry } = state;
      const size = Math.max(...gathers.map(({ numDigits }) => numDigits ?? Infinity));
      const own = choices.filter((choice) => choice.own);
      const longer = own.map(({ key }) => key).filter((key) => key.length > size);
      if (longer.length > 0) {
        return [`takes ${size} of the keys of ${longer.join(', ')}: raise the gather's numDigits.`];
      }
      const byKey = new Map(choices.map((choice) => [choice.key, choice]));
      const pairs = own.flatMap((other) =>
        beginningsOf(other.key).flatMap((key) => {
          const one = byKey.get(key);
          return one ? [told(one, other)] : [];
        }),
      );
      return [...pairs, ...(entry ? entryFaults(choices, entry, size, takesOneKey(state)) : [])];
    }),
};

/** What a row of keys begins with, but for itself: 1 and 12 of 123. */
function beginningsOf(keys: string): string[] {
  return Array.from({ length: keys.length - 1 }, (_, index) => keys.slice(0, index + 1));
}

function told(one: Choice, other: Choice): string {
  const which = one.own
    ? `the options ${one.key} and ${other.key}`
    : `the option ${other.key} beside the key ${one.key}, which works everywhere,`;
  return `has ${which} and can't tell the one from the beginning of the other: make all as long, or begin them otherwise.`;
}

/** What keeps numbers from being entered whole, beside the keys of a menu. */
function entryFaults(
  choices: readonly Choice[],
  entry: Entry,
  size: number,
  oneKey: boolean,
): string[] {
  const { min = 1 } = entry;
  if (size < min && !oneKey) {
    return [
      `takes ${size} digits, and its entry has ${min}, which nobody can enter: raise the gather's numDigits.`,
    ];
  }
  // What works everywhere is no option here: it may be waited for, but not be in the way.
  const keys = choices
    .filter(({ key, own }) => (own || oneKey) && begins(key, entry))
    .map(({ key }) => key);
  if (keys.length === 0) return [];
  const why = oneKey
    ? `leads on by ${keys.join(', ')} at once, so no number that begins so can be entered`
    : `can't tell ${keys.join(', ')} from the beginning of a number, so callers wait`;
  return [`${why}: give its entry a pattern whose numbers begin otherwise.`];
}

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
