import { RINGING } from '../../tree/line.ts';
import { askedNext } from '../keys/ahead.ts';
import { menusOf, offersChoice } from '../keys/menu.ts';
import { pressesToPerson } from '../keys/person.ts';
import { remarkOn } from '../keys/said.ts';
import type { Rule } from '../rule.ts';

export const relay: Rule = {
  id: 'X02',
  severity: 'warning',
  demands:
    'Who is asked first gets a person by one key, as callers by relay or TTY can’t keep up with menus.',
  source: 'Gallaudet University, relay callers; AS/NZS 4263; 47 CFR 7.5; DOJ letter 826',
  check: (subject) => {
    const presses = pressesToPerson(subject);
    // Where nobody takes calls at all, M06 says so; whoever uses this tree leads to somebody.
    if (presses.size === 0 || subject.definition.returns) return [];
    const first = askedNext(subject, RINGING);
    return menusOf(subject)
      .filter((menu) => first.has(menu.name) && offersChoice(menu))
      .filter(({ name }) => (presses.get(name) ?? Infinity) > 1)
      .map(({ name }) => {
        const message =
          'asks callers first, and no key of it leads to a person: add one, such as 0.';
        return remarkOn(name, { message, path: ['exit'] });
      });
  },
};
