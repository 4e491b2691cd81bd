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
      const { min, max, pattern, check } = entry;
      return [min, max, pattern, check].every((each) => each === undefined)
        ? ['takes any digit as an entry: say by "min", "max" or "pattern" what fits.']
        : [];
    }),
};
