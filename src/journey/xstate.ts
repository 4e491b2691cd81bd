import { told } from '../check/circumstance.ts';
import { GOODBYE } from '../tree/line.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import type { State } from '../tree/state.ts';
import { chartOf } from './chart.ts';
import { missesOf, waysOf, type Target } from './way.ts';

interface Transition {
  readonly target: string;
  readonly guard?: { readonly type: string };
}

interface Node {
  readonly type?: 'final';
  readonly entry?: readonly { readonly type: string; readonly params: object }[];
  readonly on?: Readonly<Record<string, readonly Transition[]>>;
  readonly always?: readonly Transition[];
}

/** A machine in the JSON of XState. */
export interface MachineConfig {
  readonly id: string;
  readonly initial: string;
  readonly states: Readonly<Record<string, Node>>;
}

/**
 * A tree as a machine that XState and the editor of Stately read: guards and actions are names.
 * https://stately.ai/docs/machines
 */
export function xstateOf(tree: PhoneTree): MachineConfig {
  const nodes = chartOf(tree).flatMap(({ name, says }): [string, Node][] => {
    const state = tree.states[name];
    const entry = says === '' ? {} : { entry: [{ type: 'play', params: { says } }] };
    return state ? [[name, { ...entry, ...leaving(state) }]] : [];
  });
  const targets = new Set(
    Object.values(tree.states).flatMap((state) => waysOf(state).map(({ to }) => plain(to).target)),
  );
  const elsewhere = ['(repeat)', '(back)'].filter((name) => targets.has(name));
  return {
    id: tree.name,
    initial: tree.definition.initial,
    states: {
      ...Object.fromEntries(nodes),
      ...Object.fromEntries(elsewhere.map((name) => [name, {}])),
      ...(targets.has(GOODBYE) && { [GOODBYE]: { type: 'final' } }),
    },
  };
}

function leaving(state: State): Node {
  const { exit, find, tries } = state;
  if (exit === null) return { type: 'final' };
  if (Array.isArray(exit)) {
    return { always: exit.map(({ when, to }) => (when ? guarded(to, told(when)) : plain(to))) };
  }
  const ways = waysOf(state);
  if (find) {
    return {
      always: ways.map(({ input, to }) => (input === 'found' ? guarded(to, input) : plain(to))),
    };
  }
  if (typeof exit === 'string') return { always: [plain(exit)] };
  const last = tries ? [guarded(tries.exit, missesOf(tries))] : [];
  const on = ways
    .filter(({ input }) => input !== 'tries')
    .map(({ input, to }) => {
      const misses = input === 'otherwise' || input === 'noInput';
      return [eventOf(input), [...(misses ? last : []), plain(to)]] as const;
    });
  return { on: Object.fromEntries(on) };
}

/** The event of an input; whatever no other event names is XState's star. */
function eventOf(input: string): string {
  if (input === 'otherwise') return '*';
  if (!/^[0-9*#]+$/.test(input)) return input === 'noInput' ? 'silence' : input;
  return `key ${input.replaceAll('*', 'star').replaceAll('#', 'pound')}`;
}

function plain(to: Target): Transition {
  if (to === null) return { target: GOODBYE };
  return { target: to === 'repeat' || to === 'back' ? `(${to})` : to };
}

function guarded(to: Target, type: string): Transition {
  return { ...plain(to), guard: { type } };
}
