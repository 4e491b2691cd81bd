import { firstDigits } from '../../tree/entry.ts';
import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';

export const validation: Rule = {
  id: 'K15',
  severity: 'warning',
  demands: 'What callers key in is checked: its length, how it looks, its check digit.',
  source: 'Kortum, HCI Beyond the GUI; Plum, data types',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ choices, gathers, table, state: { entry } }) => {
      const sizes = gathers.map(({ numDigits }) => numDigits ?? Infinity);
      const size = Math.max(0, ...sizes);
      if (!entry) {
        const isUnread = Number.isFinite(size) && size > 1 && choices.every(({ own }) => !own);
        return isUnread && table['spoken'] === undefined
          ? [`takes ${size} digits that nobody looks at: give it an "entry".`]
          : [];
      }
      const { min, max = min ?? 1, pattern } = entry;
      const isBare = min === undefined && entry.max === undefined && pattern === undefined;
      const options = choices.filter(({ own, key }) => own && firstDigits(entry).includes(key));
      return [
        ...(isBare && entry.check === undefined
          ? ['takes any digit as an entry: say by "min", "max" or "pattern" what fits.']
          : []),
        ...(size > 1 && size < (min ?? 1)
          ? [`takes ${size} digits, and its entry has ${min}: raise the gather's numDigits.`]
          : []),
        ...(size === 1 && max > 1 && options.length > 0
          ? [
              `takes no number that begins with ${options.map(({ key }) => key).join(', ')}, which are options: say by "pattern" how its numbers begin.`,
            ]
          : []),
      ];
    }),
};
