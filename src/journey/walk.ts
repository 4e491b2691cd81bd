import type { Line } from '../phone/transcript.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import { step, UNANSWERED, type Place, type Step } from '../tree/step.ts';
import type { Verb } from '../twiml/verb.ts';
import { eventIn, type Circumstance, type Happened } from './circumstance.ts';
import { hearingOf, type Hearing } from './hearing.ts';
import { endsOf, movesAt, type Move } from './move.ts';
import { conditionsOf, samplesOf } from './sample.ts';

/** Where a caller stands, and the shortest journey there. */
export interface Standing {
  readonly place: Place;
  /** The states that were entered since the caller last did something, the last of which is this. */
  readonly path: readonly string[];
  /** What was heard on the way. */
  readonly lines: readonly Line[];
  readonly rest: Hearing['rest'];
  readonly after: Hearing['after'];
  /** Whether the state's task is under way. */
  readonly busy: boolean;
  readonly came: { readonly from: Standing; readonly move: Move } | undefined;
}

/** One way on from where a caller stands. */
export interface Leaving {
  readonly from: Standing;
  readonly move: Move;
  readonly to: Standing;
}

/** Everything that callers may meet. */
export interface Walk {
  /** In the order of their distance; every state in which calls rest, by what matters of the memory. */
  readonly standings: readonly Standing[];
  /** Every exit of every state once: by what leads there, what it leads to, and what is heard. */
  readonly leavings: readonly Leaving[];
  /** Every state that was reached or passed. */
  readonly reached: ReadonlySet<string>;
  /** Whether there is more than was looked at. */
  readonly cut: boolean;
}

/** How many standings of one state are told apart, and how many of all. */
const MOST_OF_STATE = 24;
const MOST = 12_000;

/** How many answers in a row a call may get without the caller doing anything. */
const MOST_ANSWERS = 5;

/** Walks a tree as its machine runs, breadth first, under one circumstance. */
export function walk(tree: PhoneTree, circumstance: Circumstance): Walk {
  const samples = samplesOf(tree);
  const remembersWay = needsTrail(tree);
  const seen = new Map<string, Set<string>>();
  const known = new Set<string>();
  const reached = new Set<string>();
  const standings: Standing[] = [];
  const leavings: Leaving[] = [];
  let cut = false;

  const enter = (standing: Standing) => {
    for (const name of standing.path) reached.add(name);
    const { state, tries, vars, language, trail } = standing.place;
    const before = remembersWay ? trail : [];
    const key = JSON.stringify([tries, vars, language, before, standing.rest, standing.after]);
    const others = seen.get(state) ?? new Set();
    seen.set(state, others);
    if (others.has(key)) return;
    if (others.size >= MOST_OF_STATE || standings.length >= MOST) {
      cut = true;
      return;
    }
    others.add(key);
    standings.push(standing);
  };
  const next = (from: Standing, move: Move): Standing => {
    const { happened } = move;
    const came = { from, move };
    if (happened === undefined) return { ...from, ...OVER, came };
    if (
      happened.type === 'noInput' &&
      from.rest?.kind === 'gather' &&
      !from.rest.attributes.actionOnEmptyResult
    ) {
      return fallen(tree, circumstance, { ...from, ...hearingOf(from.after), path: [], came });
    }
    return arriving(tree, circumstance, from.place, happened, came);
  };

  enter(arriving(tree, circumstance, UNANSWERED, { type: 'ring' }, undefined));
  for (const from of standings) {
    for (const move of movesOf(from)) {
      let to: Standing;
      try {
        to = next(from, move);
      } catch {
        // A sample that its prompts can't speak of; the server takes it for a failure.
        continue;
      }
      const { path, place, lines } = to;
      const key = JSON.stringify([from.place.state, move.input, path, place.language, lines]);
      if (known.has(key)) continue;
      known.add(key);
      leavings.push({ from, move, to });
      enter(to);
    }
  }
  return { standings, leavings, reached, cut };

  function movesOf({ place: { state: name, language }, busy, rest }: Standing): Move[] {
    const state = tree.states[name];
    if (busy && state) return endsOf(state, samples);
    return rest ? movesAt(rest, { tree, state, language, samples }) : [];
  }
}

const OVER = { path: [], lines: [], rest: undefined, after: [], busy: false };

function arriving(
  tree: PhoneTree,
  circumstance: Circumstance,
  place: Place,
  happened: Happened,
  came: Standing['came'],
): Standing {
  const standing = standingAfter(step(tree, place, eventIn(circumstance, happened)), came);
  return fallen(tree, circumstance, standing);
}

function standingAfter({ verbs, path, place, task }: Step, came: Standing['came']): Standing {
  const heard: { lines: readonly Line[]; rest?: Verb | undefined; after: readonly Verb[] } = task
    ? { lines: hearingOf(verbs).lines, rest: undefined, after: [] }
    : hearingOf(verbs);
  return { rest: undefined, ...heard, path, place, busy: task !== undefined, came };
}

/** A caller who is sent back to the tree at once has said nothing. */
function fallen(tree: PhoneTree, circumstance: Circumstance, standing: Standing): Standing {
  let now = standing;
  for (let answers = 0; isSentBack(now, tree) && answers < MOST_ANSWERS; answers += 1) {
    const event = eventIn(circumstance, { type: 'noInput' });
    const next = standingAfter(step(tree, now.place, event), now.came);
    now = { ...next, path: [...now.path, ...next.path], lines: [...now.lines, ...next.lines] };
  }
  return now;
}

function isSentBack({ rest }: Standing, { name }: PhoneTree): boolean {
  return rest?.kind === 'redirect' && rest.content[0] === `/webhook/${name}`;
}

/** Whether it matters to anything which states asked a caller before. */
function needsTrail({ states }: PhoneTree): boolean {
  return Object.values(states).some(
    (state) =>
      JSON.stringify(state.exit ?? null)?.includes('"back"') ||
      conditionsOf(state).some(({ again }) => again !== undefined),
  );
}

/** What happened on the way to a standing, from the first. */
export function journeyTo(standing: Standing): Standing[] {
  const before = standing.came ? journeyTo(standing.came.from) : [];
  return [...before, standing];
}
