import type { PhoneTree } from '../tree/phone-tree.ts';
import type { Condition } from '../tree/condition.ts';
import type { Limits, State } from '../tree/state.ts';
import { sampledTargets } from '../tree/state-faults.ts';
import { wordedIn } from '../tree/speech.ts';
import { GOODBYE, RINGING } from '../tree/line.ts';
import { chancesOf } from './chances.ts';
import { assuming, NOTHING_KNOWN, truth, type Facts } from './facts.ts';

/** A way as the machine has it: its target may be one that depends on where the caller has been. */
export interface Way {
  readonly to: string;
  readonly input: string;
  /** What is surely so on it. */
  readonly facts: Facts;
  /** It leads back to where the caller was before. */
  readonly again?: true;
}

/** One transition of XState's, as far as ways are read off it. */
interface Arrow {
  readonly target?: readonly { readonly key: string }[] | undefined;
  readonly guard?: unknown;
}

/** The ways on from a state of the compiled machine, for whoever comes there with what is known. */
export function waysFrom(tree: PhoneTree, name: string, known: Facts): Way[] {
  const node = tree.machine.states[name];
  const state = tree.states[name];
  if (!node) return [];
  if (name === RINGING) {
    return ['ring', 'rescue'].flatMap((input) =>
      arrowsOf(node.transitions.get(input)).map(({ to }) => ({ to, input, facts: on(input) })),
    );
  }
  if (!state) return [];
  if (node.always && node.always.length > 0) return passing(arrowsOf(node.always), known);
  if (typeof state.exit === 'function') return chosen(state);
  const arrows = (event: string) => arrowsOf(node.transitions.get(event));
  const { keys, words, silence, outcomes } = chancesOf(state);
  return [
    ...(keys ? answered(arrows('digits'), state, 'digits', 'other key') : []),
    ...(words ? answered(arrows('speech'), state, 'speech', 'other words') : []),
    ...(silence ? answered(arrows('noInput'), state, 'noInput', 'silence') : []),
    ...ended(arrows('outcome'), outcomes),
  ];
}

interface Read {
  readonly to: string;
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

function arrowsOf(arrows: readonly Arrow[] = []): Read[] {
  return arrows.flatMap(({ target = [], guard }) =>
    target.map(({ key }) => {
      const { type = '', params = {} } = (typeof guard === 'object' ? guard : {}) as Partial<Read>;
      return { to: key, type: typeof guard === 'function' ? 'found' : type, params };
    }),
  );
}

function on(event: string): Facts {
  return assuming({ event }, true, NOTHING_KNOWN);
}

/** What is known after an answer, by the event and by what was counted; most states share it. */
const AFTER: ReadonlyMap<string, Facts> = new Map(
  ['digits', 'speech', 'noInput'].flatMap((event): [string, Facts][] => {
    const misses = event === 'noInput' ? { noInput: 1 } : { noMatch: 1 };
    return [
      [`${event} right`, assuming({ tries: 1 }, false, on(event))],
      [`${event} missed`, on(event)],
      [`${event} counted`, assuming(misses, true, on(event))],
    ];
  }),
);

/** The ways of a state that goes on by itself, but for those that can't be taken. */
function passing(arrows: readonly Read[], known: Facts): Way[] {
  const ways: Way[] = [];
  // Where a way is chosen, nobody asks whether the caller was in that state before.
  let facts = assuming({ again: true }, false, known);
  const without = (taken: Facts) =>
    new Map([...taken].filter(([, { atom }]) => atom.again === undefined));
  for (const { to, type, params } of arrows) {
    if (type !== 'holds') {
      const looksUp = arrows.some((arrow) => arrow.type === 'found');
      const input = looksUp ? (type === 'found' ? 'found' : 'not found') : 'at once';
      ways.push({ to, input, facts: without(facts) });
      continue;
    }
    const when = params['when'] as Condition;
    const so = truth(when, facts);
    if (so !== false)
      ways.push({ to, input: 'at once', facts: without(assuming(when, true, facts)) });
    if (so === true) break;
    facts = assuming(when, false, facts);
  }
  return ways;
}

/** The ways of a state that asks, on one kind of answer. */
function answered(arrows: readonly Read[], state: State, event: string, missed: string): Way[] {
  const ways: Way[] = [];
  for (const { to, type, params } of arrows) {
    const { key } = params;
    // An outcome is no key, though it stands in the same table.
    if (typeof key === 'string' && !/^[0-9*#]+$/.test(key)) continue;
    const limits = params['limits'] as Limits | undefined;
    const input = limits ? 'tries' : inputOf(type, params, state, missed);
    const counts = input !== missed ? 'right' : state.tries ? 'counted' : 'missed';
    ways.push({ to, input, facts: AFTER.get(`${event} ${counts}`) ?? NOTHING_KNOWN });
    if (limits && lastAtOnce(limits, event)) break;
  }
  return ways;
}

/** Whether the first miss is one too many. */
function lastAtOnce({ limit, noInput, noMatch }: Limits, event: string): boolean {
  return limit === 1 || (event === 'noInput' ? noInput : noMatch) === 1;
}

function inputOf(type: string, params: Read['params'], { speech }: State, missed: string): string {
  const key = String(params['key']);
  if (type === 'pressed') return key;
  if (type === 'enters') return 'entered';
  if (type === 'speaks') return 'says anything';
  if (type !== 'says') return missed;
  const phrases = speech?.phrases?.[key];
  const [first = key] = phrases === undefined ? [] : phrasesIn(phrases);
  return params['sure'] === true ? `says ${first}` : `mumbles ${first}`;
}

function phrasesIn(worded: NonNullable<NonNullable<State['speech']>['phrases']>[string]) {
  if (Array.isArray(worded)) return worded as readonly string[];
  const [language = ''] = Object.keys(worded);
  return wordedIn(worded, language) ?? [];
}

/** The ways of a state whose verbs, or whose task, may end so. */
function ended(arrows: readonly Read[], outcomes: readonly string[]): Way[] {
  return outcomes.flatMap((outcome) => {
    const way = arrows.find(
      ({ type, params }) => type !== 'ended' || params['outcome'] === outcome,
    );
    return way ? [{ to: way.to, input: outcome, facts: on(outcome) }] : [];
  });
}

/** A function may lead anywhere; it is taken at what it was seen to do. */
function chosen(state: State): Way[] {
  return [...sampledTargets(state), GOODBYE].map((to) => ({
    to,
    input: 'chosen',
    facts: NOTHING_KNOWN,
  }));
}
