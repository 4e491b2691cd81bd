import { transition } from 'xstate';
import type { Verb } from '../twiml/verb.ts';
import type { CallEvent } from './event.ts';
import { GOODBYE, NO_TRIES, RINGING, type Played } from './machine.ts';
import type { PhoneTree } from './phone-tree.ts';
import type { Tries, Vars } from './state.ts';

/** Where a caller is in a tree: all that has to be remembered between two requests. */
export interface Place {
  readonly state: string;
  readonly tries: Tries;
  readonly vars: Vars;
}

/** What one event does to a call. */
export interface Step {
  /** The states entered on the way, the last of which is where the caller now is. */
  readonly path: readonly string[];
  /** What is played, all along the path. */
  readonly verbs: readonly Verb[];
  readonly place: Place;
}

/** The place of a call that nobody has answered yet. */
export const UNANSWERED: Place = { state: RINGING, tries: NO_TRIES, vars: {} };

/**
 * Takes a call from one place to the next. Pure: the same place and event give the same step.
 * A call that has been handed over and comes back is thanked and ends.
 * @throws {Error} when the tree's own functions throw, or lead nowhere.
 */
export function step(tree: PhoneTree, place: Place, event: CallEvent): Step {
  const before = tree.machine.resolveState({
    value: place.state,
    context: {
      tries: place.tries,
      vars: place.vars,
      calendars: tree.calendars,
      language: tree.language,
      zone: tree.zone,
    },
  });
  if (before.status === 'done') return { path: [GOODBYE], verbs: tree.goodbye, place };

  const [after, actions] = transition(tree.machine, before, event);
  if (actions.length === 0) {
    throw new Error(`State "${place.state}" of "${tree.name}" leads nowhere on ${event.type}`);
  }
  const played = actions.map(({ type, params }) => {
    if (type !== 'play') throw new Error(`A phone tree can't do "${type}"`);
    return params as Played;
  });
  return {
    path: played.map(({ state }) => state),
    verbs: played.flatMap(({ verbs }) => verbs),
    place: { state: after.value, tries: after.context.tries, vars: after.context.vars },
  };
}
