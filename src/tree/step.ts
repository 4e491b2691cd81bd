import { transition, type SnapshotFrom } from 'xstate';
import type { Verb } from '../twiml/verb.ts';
import type { Errand } from './errand.ts';
import type { CallEvent } from './event.ts';
import { namesOf } from './language.ts';
import { remembered } from './live.ts';
import { callOf, GOODBYE, looks, NO_TRIES, RINGING, type Memory, type Played } from './line.ts';
import type { Machine } from './machine.ts';
import type { PhoneTree } from './phone-tree.ts';
import { toldName } from './questions.ts';
import { worded } from './wording.ts';

/** Where a caller is in a tree: all that has to be remembered between two requests. */
export interface Place extends Memory {
  readonly state: string;
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
  /** It comes out the same for every call that is there, whoever calls and whatever is remembered. */
  readonly constant: boolean;
}

/** The place of a call that nobody has answered yet; its tree knows its language. */
export const UNANSWERED: Place = {
  state: RINGING,
  tries: NO_TRIES,
  vars: {},
  language: '',
  trail: [],
};

/**
 * Takes a call from one place to the next. Pure: the same place and event give the same step.
 * A call that has been handed over and comes back is thanked and ends.
 * @throws {Error} when the tree's own functions throw, or lead nowhere.
 */
export function step(tree: PhoneTree, place: Place, event: CallEvent): Step {
  const { state, ...memory } = place;
  const language = memory.language || (namesOf(tree.definition)[0] ?? '');
  const before = { ...standing(tree, state), context: { ...memory, language } };
  if (before.status === 'done') {
    const call = callOf({ ...memory, language }, event, tree.calendars);
    return {
      path: [GOODBYE],
      verbs: worded(tree.goodbye(language), tree.wording, tree.definition, call),
      task: undefined,
      meanwhile: [],
      place,
      constant: false,
    };
  }

  const looked = looks.count;
  const [after, actions] = transition(tree.machine, before, event);
  if (actions.length === 0) {
    throw new Error(
      `State "${toldName(place.state)}" of "${tree.name}" leads nowhere on ${event.type}`,
    );
  }
  const played = actions.map(({ type, params }) => {
    if (type !== 'play') throw new Error(`A phone tree can't do "${type}"`);
    return params as Played;
  });
  const task = tree.states[after.value]?.task;
  const own = played.at(-1);
  const { vars } = after.context;
  return {
    path: played.map(({ state }) => state),
    verbs: (task ? played.slice(0, -1) : played).flatMap(({ verbs }) => verbs),
    task,
    meanwhile: task && own ? own.verbs : [],
    place: { state: after.value, ...after.context, vars: remembered(vars, after.value, tree.live) },
    constant: looks.count === looked && vars === memory.vars && !task,
  };
}

type Snapshot = SnapshotFrom<Machine>;

/** The memory of no call yet; each step brings its own. */
const { state: _, ...NOTHING } = UNANSWERED;

/** XState looks for a state among all its siblings, so that once for each state is enough. */
const snapshots = new WeakMap<Machine, Map<string, Snapshot>>();

/** The snapshot of a tree's machine in a state, whatever the call. */
function standing({ machine }: PhoneTree, state: string): Snapshot {
  const known = snapshots.get(machine) ?? new Map<string, Snapshot>();
  snapshots.set(machine, known);
  const snapshot = known.get(state) ?? machine.resolveState({ value: state, context: NOTHING });
  known.set(state, snapshot);
  return snapshot;
}
