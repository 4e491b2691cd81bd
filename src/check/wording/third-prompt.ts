import { REPEAT } from '../../tree/state.ts';
import { chancesOf } from '../chances.ts';
import { askedNext, isAsking, nearTo } from '../keys/ahead.ts';
import type { Menu } from '../keys/menu.ts';
import { heardIn, isReadable, isWritten } from '../keys/prompt.ts';
import type { Subject } from '../rule.ts';

/** The time at which callers need somebody. */
const THIRD = 3;

/** States between a miss and the next time, in which something is said about it. */
const NEAR = 4;

/** A key of a menu that leads to a person, and that nobody is told of who is asked a third time. */
export function untoldPerson(menu: Menu, subject: Subject): string | undefined {
  const { name, table, state, choices } = menu;
  const { limit = Infinity, noInput = limit, noMatch = limit } = state.tries ?? {};
  const persons = choices.filter(({ does }) => does === 'leads to a person');
  const keys = chancesOf(state).keys ? persons.map(({ key }) => key) : [];
  const misses = [table.otherwise, table['noInput']].filter((target) => target !== undefined);
  const isAgain = misses.some(
    (target) => target === REPEAT || (target !== null && askedNext(subject, target).has(name)),
  );
  // A tree that others use does not know the keys that work everywhere in them.
  if (name.includes('/') || !isWritten(state) || !isAgain || Math.max(noInput, noMatch) < THIRD)
    return undefined;
  const between = misses
    .flatMap((target) => (target === null ? [] : nearTo(subject, target, NEAR)))
    .filter((each) => !isAsking(subject.tree, each));
  const heard = [name, ...between].flatMap((each) => heardIn(subject, each));
  const untold = heardIn(subject, name).some(
    (own) =>
      isReadable(own) &&
      heard.every(
        ({ language, offers }) =>
          language !== own.language || !offers.some((offer) => keys.includes(offer.key)),
      ),
  );
  return untold ? keys[0] : undefined;
}
