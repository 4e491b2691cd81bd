import { allVerbs } from '../../tree/enter.ts';
import type { State } from '../../tree/state.ts';
import type { Element } from '../../twiml/verb.ts';
import type { Subject } from '../rule.ts';
import { comingTo, isAsking } from './ahead.ts';
import { once } from './once.ts';

/** Verbs that lead to a person, to a message, or out of what is known here. */
const HELPING: ReadonlySet<string> = new Set<Element['kind']>([
  'dial',
  'enqueue',
  'record',
  'connect',
  'refer',
  'redirect',
  'raw',
  // Who leaves a queue goes on where its tree says.
  'leave',
]);

/** Whether a state leads to a person or takes a message, as far as can be known. */
export function helps({ enter }: State): boolean {
  return typeof enter === 'function' || allVerbs(enter).some(({ kind }) => HELPING.has(kind));
}

/** Whether a caller comes from a state to a person or a message without being asked again. */
export function leadsToPerson(subject: Subject, state: string): boolean {
  return leadingToPerson(subject).has(state);
}

const leadingToPerson = once((subject: Subject) => comingTo(subject, helpingIn(subject)));

/** The states that lead to a person, or take a message, and ask nothing. */
function helpingIn({ tree }: Subject): string[] {
  return Object.entries(tree.states).flatMap(([name, state]) =>
    !isAsking(tree, name) && helps(state) ? [name] : [],
  );
}

/** How many answers a caller has to give on the shortest way to a person, by the state; or to miss. */
export function pressesToPerson(
  subject: Subject,
  { missing = false } = {},
): ReadonlyMap<string, number> {
  const { graph, tree } = subject;
  const presses = new Map<string, number>();
  let level = helpingIn(subject);
  for (let count = 0; level.length > 0; count++) {
    const near = new Set(level.filter((name) => !presses.has(name)));
    const far = new Set<string>();
    // A set grows while it is gone through.
    for (const name of near) {
      presses.set(name, count);
      for (const { from, input } of graph.into(name)) {
        if (input === 'tries' && !missing) continue;
        if (!presses.has(from)) (isAsking(tree, from) ? far : near).add(from);
      }
    }
    level = [...far];
  }
  return presses;
}
