import type { Rule } from '../rule.ts';
import { menuRemarks, optionsOf } from './menu.ts';

/** Options that callers keep in mind, that they just manage, and that the keys have room for. */
const EASY = 4;
const HARD = 5;
const KEYS = 9;

export const menuSize: Rule = {
  id: 'M01',
  severity: 'warning',
  demands:
    'A menu has four options at most, not counting help, repeating, going back and ending; more than nine are an error.',
  source: 'ISO/IEC 13714 (4); Avaya (4 to 5); Plum (5)',
  check: (subject) =>
    menuRemarks(subject, 'exit', (menu) => {
      const options = optionsOf(menu);
      const { length } = options;
      const path = ['exit', options[EASY]?.key ?? ''];
      if (length <= EASY) return [];
      if (length > KEYS) {
        const message = `has ${length} options, more than there are keys: split it.`;
        return [{ message, path, severity: 'error' }];
      }
      const message =
        length > HARD
          ? `has ${length} options, which is more than callers keep in mind: split it.`
          : `has ${length} options: four are easier to keep in mind.`;
      return [{ message, path }];
    }),
};
