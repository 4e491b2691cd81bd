import type { Rule } from '../rule.ts';
import { ahead } from './ahead.ts';
import { menuRemarks, menusOf, offersChoice, optionsOf } from './menu.ts';

/** Options that callers keep in mind. */
const EASY = 4;

export const splitMenu: Rule = {
  id: 'M02',
  severity: 'hint',
  demands: 'Menus that are easy to keep in mind together are one: broad beats deep.',
  source: 'Virzi & Huitema 1997; Commarford et al. 2008; ACIXD, menu design',
  check: (subject) => {
    const menus = new Map(menusOf(subject).map((menu) => [menu.name, menu]));
    return menuRemarks(subject, 'exit', (menu) => {
      const options = optionsOf(menu);
      if (!offersChoice(menu)) return [];
      return options.flatMap(({ key, target }) => {
        const next = ahead(subject, target ?? '').flatMap((name) => menus.get(name) ?? []);
        const [below] = next;
        if (!below || next.length > 1 || below === menu || !offersChoice(below)) return [];
        const inner = optionsOf(below);
        const isApart = inner.every((option) => option.target !== menu.name);
        return isApart && options.length - 1 + inner.length <= EASY
          ? [
              `leads ${key} to the menu "${below.name}": both have ${options.length - 1 + inner.length} options together, which is one menu.`,
            ]
          : [];
      });
    });
  },
};
