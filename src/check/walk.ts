import { RINGING } from '../tree/line.ts';
import { passes } from '../tree/state.ts';
import { step, UNANSWERED, type Place, type Step } from '../tree/step.ts';
import { deedFor, type Deed } from './deed.ts';
import type { Subject } from './rule.ts';
import type { World } from './world.ts';

/** Where a walk has to lead, and what has to be done there. */
export interface Goal {
  readonly state: string;
  readonly input?: string;
}

/** One event of a walk; without a step, the tree failed there. */
export interface Stride {
  readonly deed: Deed;
  readonly step?: Step;
}

/** Events of the longest walk, and places that are looked at. */
export const LONGEST = 20;
const MOST_PLACES = 4_000;

interface Stand {
  readonly place: Place;
  readonly strides: readonly Stride[];
}

const ANSWER: Deed = { input: 'ring', event: { type: 'ring' }, line: '' };

/** The shortest walk to a goal, taken by the tree itself; undefined where none is found in bounds. */
export function walkTo(goal: Goal, subject: Subject, world: World): readonly Stride[] | undefined {
  const { tree } = subject;
  const far = distancesTo(goal.state, subject);
  const levels: Stand[][] = [[{ place: UNANSWERED, strides: [] }]];
  const seen = new Set<string>();
  // Ordered by strides taken and at least still to take, so that the first that arrives is shortest.
  for (let bound = 0; bound <= LONGEST; bound++) {
    for (const { place, strides } of levels[bound] ?? []) {
      if (seen.size > MOST_PLACES) return undefined;
      for (const deed of deedsAt(place, subject)) {
        const stride = strideFrom(place, deed, subject, world);
        const taken = [...strides, stride];
        if (arrives(place, stride, goal, far, subject)) return taken;
        if (!stride.step) continue;
        const next = stride.step.place;
        const left = far.get(next.state);
        const key = JSON.stringify(next);
        if (left === undefined || seen.has(key) || tree.states[next.state]?.exit === null) continue;
        seen.add(key);
        (levels[Math.max(bound, taken.length + left)] ??= []).push({ place: next, strides: taken });
      }
    }
  }
  return undefined;
}

function strideFrom(place: Place, deed: Deed, { tree }: Subject, world: World): Stride {
  // As long as the messages that transcripts leave.
  const recording = deed.input === 'recorded' ? { recordingDuration: '10' } : {};
  const details = { ...world.details, ...recording };
  try {
    return { deed, step: step(tree, place, { ...world, details, ...deed.event }) };
  } catch {
    return { deed };
  }
}

/** What can be done at a place. */
function deedsAt({ state }: Place, { tree, graph }: Subject): Deed[] {
  if (state === RINGING) return [ANSWER];
  const inputs = new Set(graph.from(state).map((edge) => edge.input));
  return [...inputs].flatMap((each) => deedFor(each, state, tree) ?? []);
}

function arrives(
  place: Place,
  { deed, step: taken }: Stride,
  { state, input }: Goal,
  far: ReadonlyMap<string, number>,
  { tree }: Subject,
): boolean {
  const waits = tree.states[state] !== undefined && !passes(tree.states[state]);
  if (input !== undefined && waits) {
    if (place.state !== state) return false;
    if (input !== 'tries') return deed.input === input;
    return taken?.path[0] === tree.states[state]?.tries?.exit;
  }
  // A tree that fails one event before its goal fails by what it would say there.
  return taken ? taken.path.includes(state) : (far.get(place.state) ?? Infinity) <= 1;
}

/** How many events at least lead from each state to the goal. */
function distancesTo(goal: string, { graph, tree }: Subject): ReadonlyMap<string, number> {
  const far = new Map([[goal, 0]]);
  let level = [goal];
  for (let events = 0; level.length > 0; events++) {
    const next: string[] = [];
    // A list grows while it is gone through.
    for (const name of level) {
      for (const { from } of graph.into(name)) {
        const state = tree.states[from];
        const waits = state === undefined || !passes(state);
        if ((far.get(from) ?? Infinity) <= events + (waits ? 1 : 0)) continue;
        far.set(from, events + (waits ? 1 : 0));
        (waits ? next : level).push(from);
      }
    }
    level = next;
  }
  return far;
}
