import { REPEAT } from '../../tree/state.ts';
import type { Rule } from '../rule.ts';
import { menuRemarks, optionsOf } from './menu.ts';

export const falseChoice: Rule = {
  id: 'M04',
  severity: 'warning',
  demands: 'A menu has more than one way on, and each of its options a way of its own.',
  source: 'Own; ACIXD, phrasing menu options',
  check: (subject) =>
    menuRemarks(subject, 'exit', (menu) => {
      const { name, table, choices, state } = menu;
      const options = optionsOf(menu);
      const { otherwise, noInput = otherwise } = table;
      const isStuck = [otherwise, noInput].every((target) => target === name || target === REPEAT);
      const isOnly =
        choices.length === 1 && options.length === 1 && !state.entry && !state.speech?.as;
      const twins = options.filter(({ target }, index) =>
        options.slice(0, index).some((other) => other.target === target),
      );
      return [
        ...(isOnly && isStuck ? ['has one option and nothing else: go on without asking.'] : []),
        ...twins.map(({ key, target }) => ({
          message: `leads ${key} to "${target}", as another key does: keep one of them.`,
          path: ['exit', key],
        })),
      ];
    }),
};
