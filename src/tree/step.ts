import { transition, type SnapshotFrom } from 'xstate';
import type { Verb } from '../twiml/verb.ts';
import type { Errand } from './errand.ts';
import type { CallEvent } from './event.ts';
import { GOODBYE, NO_TRIES, RINGING, type Machine, type Played } from './machine.ts';
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
  /** What has to be done before the call goes on, if anything. */
  readonly task: Errand | undefined;
  /** What is played after the verbs, and only while the task takes time. */
  readonly meanwhile: readonly Verb[];
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
  const { tries, vars } = place;
  const { calendars, language, zone } = tree;
  const before = {
    ...standing(tree, place.state),
    context: { tries, vars, calendars, language, zone },
  };
  if (before.status === 'done') {
    return { path: [GOODBYE], verbs: tree.goodbye, task: undefined, meanwhile: [], place };
  }

  const [after, actions] = transition(tree.machine, before, event);
  if (actions.length === 0) {
    throw new Error(`State "${place.state}" of "${tree.name}" leads nowhere on ${event.type}`);
  }
  const played = actions.map(({ type, params }) => {
    if (type !== 'play') throw new Error(`A phone tree can't do "${type}"`);
    return params as Played;
  });
  const task = tree.states[after.value]?.task;
  const own = played.at(-1);
  return {
    path: played.map(({ state }) => state),
    verbs: (task ? played.slice(0, -1) : played).flatMap(({ verbs }) => verbs),
    task,
    meanwhile: task && own ? own.verbs : [],
    place: { state: after.value, tries: after.context.tries, vars: after.context.vars },
  };
}

type Snapshot = SnapshotFrom<Machine>;

/** The context of no call yet; each step brings its own. */
const NOBODY: Snapshot['context'] = {
  tries: NO_TRIES,
  vars: {},
  calendars: new Map(),
  language: '',
  zone: undefined,
};

/** XState looks for a state among all its siblings, so that once for each state is enough. */
const snapshots = new WeakMap<Machine, Map<string, Snapshot>>();

/** The snapshot of a tree's machine in a state, whatever the call. */
function standing({ machine }: PhoneTree, state: string): Snapshot {
  const known = snapshots.get(machine) ?? new Map<string, Snapshot>();
  snapshots.set(machine, known);
  const snapshot = known.get(state) ?? machine.resolveState({ value: state, context: NOBODY });
  known.set(state, snapshot);
  return snapshot;
}
