import { transition, type SnapshotFrom } from 'xstate';
import type { Verb } from '../twiml/verb.ts';
import type { Errand } from './errand.ts';
import type { CallEvent } from './event.ts';
import { namesOf } from './language.ts';
import { remembered } from './live.ts';
import {
  callOf,
  GOODBYE,
  NO_TRIES,
  RINGING,
  type Memory,
  type Moment,
  type Played,
} from './line.ts';
import type { Machine } from './machine.ts';
import type { PhoneTree } from './phone-tree.ts';
import { toldName } from './questions.ts';
import { along, openTraces, type Course, type Traces } from './trace.ts';
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
  if (standing(tree, state).status === 'done') {
    const call = callOf({ ...memory, language }, event, tree.calendars);
    return {
      path: [GOODBYE],
      verbs: worded(tree.goodbye(language), tree.wording, tree.definition, call),
      task: undefined,
      meanwhile: [],
      place,
    };
  }

  const moment = { context: { ...memory, language }, event };
  const course = along(tracesOf(tree.machine), state, moment, () => workedOut(tree, place, moment));
  const { played } = course;
  const task = tree.states[course.state]?.task;
  const own = played.at(-1);
  return {
    path: played.map((each) => each.state),
    verbs: (task ? played.slice(0, -1) : played).flatMap(({ verbs }) => verbs),
    task,
    meanwhile: task && own ? own.verbs : [],
    place: {
      state: course.state,
      ...course.memory,
      vars: remembered(course.memory.vars, course.state, tree.live),
    },
  };
}

/** What XState makes of an event. */
function workedOut(tree: PhoneTree, { state }: Place, { context, event }: Moment): Course {
  const before = { ...standing(tree, state), context };
  const [after, actions] = transition(tree.machine, before, event);
  if (actions.length === 0) {
    throw new Error(`State "${toldName(state)}" of "${tree.name}" leads nowhere on ${event.type}`);
  }
  const played = actions.map(({ type, params }) => {
    if (type !== 'play') throw new Error(`A phone tree can't do "${type}"`);
    return params as Played;
  });
  return { state: after.value, memory: after.context, played };
}

const traces = new WeakMap<Machine, Traces>();

function tracesOf(machine: Machine): Traces {
  const known = traces.get(machine) ?? openTraces();
  traces.set(machine, known);
  return known;
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
