import { leadsOf } from '../../tree/exits.ts';
import type { PhoneTree } from '../../tree/phone-tree.ts';
import { BACK, passes, REPEAT, tableOf, type State, type Way } from '../../tree/state.ts';
import type { Edge, Graph } from '../graph.ts';
import { isForQueue } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Remark, Rule } from '../rule.ts';
import { isAsking } from '../trail.ts';

/** Whom a caller who never gets it right is after. */
interface Caller {
  readonly inputs: readonly string[];
  readonly does: string;
}

const CALLERS: readonly Caller[] = [
  { inputs: ['silence'], does: 'stays silent' },
  { inputs: ['other key'], does: 'presses wrong keys' },
  { inputs: ['silence', 'other key'], does: 'now stays silent, now presses wrong keys' },
];

/** A limit beyond this is none. */
const MOST = 12;

/** Places that are looked at; a tree that has more is not judged to the end. */
const MOST_PLACES = 300_000;

export const endlessTries: Rule = {
  id: 'G09',
  severity: 'error',
  demands: `Nobody is asked for ever: whoever is silent or presses wrong keys is led on after ${MOST} times at most.`,
  source:
    'Avaya IR (two or three tries, then an attendant); FreeSWITCH asks three times; FusionPBX 515',
  check: (subject) => {
    // Who waits in a queue is asked for as long as that takes.
    if (isForQueue(subject)) return [];
    const { tree, graph } = subject;
    const told = new Set<string>();
    const asking = new Set(graph.reached.filter((name) => isAsking(name, tree)));
    const waysAt = waysIn(tree, graph, asking);
    return CALLERS.flatMap((caller): Remark[] =>
      circlesOf(asking, (place) => nextOf(place, tree, asking, waysAt, caller)).flatMap(
        (circle): Remark[] => {
          const names = [...asking].filter((name) => circle.has(name));
          const [state] = names;
          if (state === undefined || names.some((name) => told.has(name))) return [];
          for (const name of names) told.add(name);
          const [input = ''] = caller.inputs;
          const message = `Whoever ${caller.does} is asked for ever in "${names.join('", "')}": set "tries", and who takes the caller then.`;
          return [{ path: placeOf(state, 'exit'), message, state, input }];
        },
      ),
    );
  },
};

/** Where a caller is: the state, who asked last, and what has been counted. */
interface Place {
  readonly state: string;
  readonly asked: string;
  readonly noInput: number;
  readonly noMatch: number;
}

/** The states of every circle in which a caller can go round for ever. */
function circlesOf(
  asking: ReadonlySet<string>,
  nextOf: (place: Place) => Place[],
): ReadonlySet<string>[] {
  const circles: ReadonlySet<string>[] = [];
  const seen = new Set<string>();
  for (const state of asking) {
    const line: { key: string; place: Place; next: Place[] }[] = [];
    const open = new Map<string, number>();
    const enter = (place: Place) => {
      const key = Object.values(place).join(' ');
      const begun = open.get(key);
      if (begun !== undefined)
        circles.push(new Set(line.slice(begun).map((each) => each.place.state)));
      if (seen.has(key) || seen.size > MOST_PLACES) return;
      seen.add(key);
      open.set(key, line.length);
      line.push({ key, place, next: nextOf(place) });
    };
    enter({ state, asked: state, noInput: 0, noMatch: 0 });
    for (let last = line.at(-1); last; last = line.at(-1)) {
      const next = last.next.pop();
      if (next) enter(next);
      else {
        open.delete(last.key);
        line.pop();
      }
    }
  }
  return circles;
}

type Moving = Pick<Place, 'noInput' | 'noMatch'>;

function nextOf(
  place: Place,
  { states }: PhoneTree,
  asking: ReadonlySet<string>,
  waysAt: (place: Place) => readonly Edge[],
  { inputs }: Caller,
): Place[] {
  const state = states[place.state];
  if (!state) return [];
  const at = (to: string, { noInput, noMatch }: Moving): Place => {
    const asked = asking.has(to) ? to : place.asked;
    // Another menu counts anew.
    if (asked !== place.asked) return { state: to, asked, noInput: 0, noMatch: 0 };
    const [silences, misses] = [noInput, noMatch].map((count) => Math.min(count, MOST + 1));
    return { state: to, asked, noInput: silences ?? 0, noMatch: misses ?? 0 };
  };
  const edges = waysAt(place);
  if (passes(state) || state.task) {
    // Who counts in variables is trusted to count right.
    if (countsItself(state)) return [];
    return edges.filter((edge) => fits(edge, place)).map(({ to }) => at(to, place));
  }
  return inputs.flatMap((input) => {
    const missed = {
      noInput: place.noInput + (input === 'silence' ? 1 : 0),
      noMatch: place.noMatch + (input === 'silence' ? 0 : 1),
    };
    const { limit = Infinity, noInput = Infinity, noMatch = Infinity } = state.tries ?? {};
    const last =
      missed.noInput + missed.noMatch >= limit ||
      missed.noInput >= noInput ||
      missed.noMatch >= noMatch;
    const ways = edges.filter((edge) => edge.input === (last ? 'tries' : input));
    const counted = last ? { noInput: 0, noMatch: 0 } : state.tries ? missed : place;
    return ways.map(({ to }) => at(to, counted));
  });
}

/** The ways on from a place; of those that `repeat` stands for, only the one to who asked last. */
function waysIn(tree: PhoneTree, graph: Graph, asking: ReadonlySet<string>) {
  const known = new Map<string, { always: Edge[]; repeated: Map<string, Edge[]> }>();
  const read = (name: string) => {
    const state = tree.states[name];
    const direct = new Set(state ? leadsOf(state, []).map(({ target }) => target) : []);
    const isRepeated = ({ to, input }: Edge) =>
      state !== undefined && repeatsOn(input, state) && asking.has(to) && !direct.has(to);
    const edges = graph.from(name);
    return {
      always: edges.filter((edge) => !isRepeated(edge)),
      repeated: Map.groupBy(edges.filter(isRepeated), ({ to }) => to),
    };
  };
  return ({ state, asked }: Place): readonly Edge[] => {
    const ways = known.get(state) ?? read(state);
    known.set(state, ways);
    return [...ways.always, ...(ways.repeated.get(asked) ?? [])];
  };
}

/** Whether an input leads to who asked last; where a list of ways leads back, too, none surely does. */
function repeatsOn(input: string, { exit }: State): boolean {
  if (Array.isArray(exit)) {
    const targets = new Set((exit as readonly Way[]).map(({ to }) => to));
    return targets.has(REPEAT) && !targets.has(BACK);
  }
  const table = tableOf(exit);
  const target = table?.[input === 'silence' ? 'noInput' : input] ?? table?.otherwise;
  return exit === REPEAT || target === REPEAT;
}

/** Whether what is sure on a way agrees with what has been counted. */
function fits({ facts }: Edge, { noInput, noMatch }: Place): boolean {
  return [...facts.values()].every(({ atom, so }) => {
    const { tries = 0, noInput: silences = 0, noMatch: misses = 0 } = atom;
    if (tries + silences + misses === 0) return true;
    return (noInput + noMatch >= tries && noInput >= silences && noMatch >= misses) === so;
  });
}

function countsItself({ exit }: State): boolean {
  return Array.isArray(exit) && /"(?:above|below)":/.test(JSON.stringify(exit));
}
