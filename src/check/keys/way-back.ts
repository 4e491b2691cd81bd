import { RINGING } from '../../tree/line.ts';
import type { Rule } from '../rule.ts';
import { askedNext, comingFrom } from './ahead.ts';
import { menuRemarks, menusOf, offersChoice, optionsOf, type Menu } from './menu.ts';

export const wayBack: Rule = {
  id: 'M09',
  severity: 'warning',
  demands: 'From every menu below another, a key leads back.',
  source: 'ISO/IEC 13714 (*); W3C COGA',
  check: (subject) => {
    const menus = new Map(
      menusOf(subject)
        .filter(offersChoice)
        .map((menu) => [menu.name, menu]),
    );
    const targetsOf = (menu: Menu) => optionsOf(menu).flatMap(({ target }) => target ?? []);
    const first = askedNext(subject, RINGING);
    const below = comingFrom(subject, [...menus.values()].flatMap(targetsOf));
    const leadsTo = (menu: Menu | undefined, name: string) =>
      menu !== undefined && targetsOf(menu).some((target) => askedNext(subject, target).has(name));
    return menuRemarks(subject, 'exit', ({ name, choices }) => {
      if (!menus.has(name) || !below.has(name) || first.has(name)) return [];
      const leadsBack = choices.some(
        ({ does, target }) => does === 'goes back' || leadsTo(menus.get(target ?? ''), name),
      );
      return leadsBack
        ? []
        : ["has no key that leads back: add one, such as everywhere: { '*': back }."];
    });
  },
};
