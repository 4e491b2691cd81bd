import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { menusOf, menuRemarks } from './menu.ts';
import { heardIn, hearings, sureOf } from './prompt.ts';

export const doubleOffer: Rule = {
  id: 'K03',
  severity: 'warning',
  demands: 'A key means one thing in a menu, and what it means everywhere.',
  source: 'Own; AWS Connect flow validation (duplicate connections)',
  check: (subject) => {
    const { everywhere = {} } = subject.tree.definition;
    const said = menuRemarks(subject, 'enter', ({ name }) =>
      heardIn(subject, [name]).flatMap(({ offers }) =>
        hearings(sureOf(offers).map((offer) => ({ ...offer, when: offer.spoken.when }))).flatMap(
          (heard) =>
            heard.flatMap(({ key, what }, index) => {
              const other = heard.slice(0, index).find((each) => each.key === key);
              if (!other || what === '' || other.what === '' || same(what, other.what)) return [];
              return [
                `says ${key} for "${other.what}" and for "${what}": give each a key of its own.`,
              ];
            }),
        ),
      ),
    );
    const taken = menusOf(subject).flatMap(({ name, choices }) => {
      if (name.includes('/')) return [];
      return choices.flatMap(({ key, target, own }) => {
        const usual = everywhere[key];
        if (!own || usual === undefined || usual === target) return [];
        const message = `State "${name}" leads ${key} elsewhere than it leads from everywhere else: give the option another key.`;
        return [{ path: placeOf(name, 'exit', key), message, state: name, input: key }];
      });
    });
    return [...said, ...taken];
  },
};

function same(what: string, other: string): boolean {
  return what.toLowerCase() === other.toLowerCase();
}
