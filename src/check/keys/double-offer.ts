import type { Remark, Rule, Subject } from '../rule.ts';
import { menuRemarks, menusOf } from './menu.ts';
import { heardTogether } from './prompt.ts';
import { remarkOn } from './said.ts';

export const doubleOffer: Rule = {
  id: 'K03',
  severity: 'error',
  allowable: true,
  demands: 'A key means one thing in a menu, and what it means everywhere.',
  source: 'Own; AWS Connect flow validation (duplicate connections)',
  check: (subject) => [
    ...menuRemarks(subject, 'enter', ({ name }) =>
      heardTogether(subject, name).flatMap((offers) =>
        offers.flatMap(({ key, what, spoken }, index) => {
          const other = offers.slice(0, index).find((each) => each.key === key);
          if (!other || what === '' || other.what === '' || same(what, other.what)) return [];
          const message = `says ${key} for "${other.what}" and for "${what}": give each a key of its own.`;
          return [{ message, spoken }];
        }),
      ),
    ),
    ...overridden(subject),
  ],
};

/** What a menu uses a key for that means something else everywhere. */
function overridden(subject: Subject): Remark[] {
  const { everywhere = {} } = subject.tree.definition;
  return menusOf(subject).flatMap(({ name, choices }) => {
    if (name.includes('/')) return [];
    return choices.flatMap(({ key, target, own }) => {
      const usual = everywhere[key];
      if (!own || usual === undefined || usual === target) return [];
      const message = `leads ${key} elsewhere than it leads from everywhere else: give the option another key.`;
      return [remarkOn(name, { message, path: ['exit', key], input: key })];
    });
  });
}

function same(what: string, other: string): boolean {
  return what.toLowerCase() === other.toLowerCase();
}
