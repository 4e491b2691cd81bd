import type { Rule, Subject } from '../rule.ts';
import { menuRemarks, menusOf, offersChoice, optionsOf, type Menu } from './menu.ts';

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
        const below = menus.get(target ?? '');
        if (!below || below === menu || !offersChoice(below) || isShared(below, menu, subject)) {
          return [];
        }
        const inner = optionsOf(below);
        const isApart = inner.every((option) => option.target !== menu.name);
        const together = options.length - 1 + inner.length;
        if (!isApart || together > EASY) return [];
        const message = `leads ${key} to the menu "${below.name}": both have ${together} options together, which is one menu.`;
        return [{ message, path: ['exit', key] }];
      });
    });
  },
};

/** Whether callers come to a menu from elsewhere than from another, and from where it says sorry. */
function isShared(below: Menu, above: Menu, { graph }: Subject): boolean {
  const own = new Set([above.name, below.name]);
  const others = graph.into(below.name).filter(({ from, again }) => !again && !own.has(from));
  return others.some(({ from }) => graph.into(from).some((way) => way.from !== below.name));
}
