import type { Rule } from '../rule.ts';
import { menuRemarks, menusOf } from './menu.ts';
import { pressesToPerson } from './person.ts';

/** Answers that callers put up with before they get to a person. */
const MOST = 2;

export const reach: Rule = {
  id: 'M06',
  severity: 'warning',
  demands:
    'From everywhere, a person or a message is two keys away at most; where others get to one, to get to none is an error.',
  source: 'W3C COGA; DOJ letter 826 (opting out to a live operator)',
  check: (subject) => {
    // Whoever uses this tree knows where its returns lead; where nothing is asked, nobody goes astray.
    if (subject.definition.returns || menusOf(subject).length === 0) return [];
    const presses = pressesToPerson(subject);
    if (presses.size === 0) {
      const message =
        'No caller gets to a person or leaves a message: let a key, such as 0, lead to one.';
      return [{ path: ['initial'], message }];
    }
    const anyway = pressesToPerson(subject, { missing: true });
    return menuRemarks(subject, 'exit', ({ name }) => {
      const count = presses.get(name);
      if (count !== undefined && count <= MOST) return [];
      const remedy = 'or a message: add an exit to one, such as everywhere: { 0: … }.';
      if (count !== undefined) return [`is ${count} keys away from a person ${remedy}`];
      return anyway.has(name)
        ? [`leads only who fails often enough to a person ${remedy}`]
        : [{ message: `never leads to a person ${remedy}`, severity: 'error' }];
    });
  },
};
