import { RINGING } from '../../tree/line.ts';
import type { Rule } from '../rule.ts';
import { ahead } from './ahead.ts';
import { menuRemarks, menusOf, offersChoice, optionsOf } from './menu.ts';

export const wayBack: Rule = {
  id: 'M09',
  severity: 'warning',
  demands: 'From every menu below another, a key leads back.',
  source: 'ISO/IEC 13714 (*); W3C COGA',
  check: (subject) => {
    const menus = menusOf(subject).filter(offersChoice);
    const first = new Set(ahead(subject, RINGING));
    const above = new Map<string, Set<string>>();
    for (const menu of menus) {
      for (const { target } of optionsOf(menu)) {
        for (const below of ahead(subject, target ?? '')) {
          above.set(below, (above.get(below) ?? new Set<string>()).add(menu.name));
        }
      }
    }
    return menuRemarks(subject, 'exit', (menu) => {
      const upper = above.get(menu.name);
      if (!upper || first.has(menu.name) || !offersChoice(menu)) return [];
      const leadsBack = menu.choices.some(
        ({ does, target }) => does === 'goes back' || (target !== null && upper.has(target)),
      );
      return leadsBack
        ? []
        : ["has no key that leads back: add one, such as everywhere: { '*': back }."];
    });
  },
};
