import { told } from '../check/circumstance.ts';
import type { Definition } from '../tree/definition.ts';
import { asks } from '../tree/enter.ts';
import { isEntry } from '../tree/entry.ts';
import { BACK, REPEAT, tableOf, type Limits, type State } from '../tree/state.ts';

/** Where something leads: a state, `repeat`, `back`, or `null` for the end of the call. */
export type Target = string | null;

/** A way on from a state as it is written: what leads there, and where. */
export interface Way {
  /** A table's input, `at once`, `when` with a condition, or `tries`. */
  readonly input: string;
  readonly to: Target;
}

/** Where none of a state's conditions holds. */
const ELSE = 'in any other case';

/** The ways on that a state writes itself, in their order. */
export function waysOf({ exit, tries }: State): Way[] {
  const last = tries ? [{ input: 'tries', to: tries.exit }] : [];
  const table = tableOf(exit);
  if (table) return [...Object.entries(table).map(([input, to]) => ({ input, to })), ...last];
  if (Array.isArray(exit)) {
    return exit.map(({ when, to }) => ({ input: when ? `when ${told(when)}` : ELSE, to }));
  }
  return typeof exit === 'string' ? [{ input: 'at once', to: exit }] : [];
}

/** Where an input leads that a state does not write itself; undefined: it can't happen there. */
export function usualWay(
  state: State,
  input: string,
  { everywhere }: Definition,
): Target | undefined {
  const table = tableOf(state.exit);
  if (!table) return undefined;
  const isKey = /^[0-9*#]+$/.test(input);
  const general = everywhere?.[input];
  const reaches = isKey && asks(state) && state.everywhere !== false && general !== undefined;
  const isEntered = isKey && state.entry !== undefined && isEntry(input, state.entry);
  if (isEntered) return table['entered'] ?? null;
  return reaches ? general : table.otherwise;
}

/** What the inputs of tables are called that are no keys. */
export const CALLED: Readonly<Record<string, string>> = {
  entered: 'entering a number',
  spoken: 'saying something else',
  noInput: 'staying silent',
  otherwise: 'anything else',
  busy: 'a busy line',
  'no-answer': 'no answer',
  failed: 'a failure',
  completed: 'a finished talk',
  recorded: 'a recorded message',
  hangup: 'hanging up',
  bridged: 'a talk after the queue',
  'queue-full': 'a full queue',
  done: 'a finished task',
  found: 'what is found',
};

/** What leads on, in words that a sentence can begin or go on with: `pressing 4 at "menu"`. */
export function doing(input: string, place: string, state?: State): string {
  if (input === 'at once') return place;
  if (input === ELSE || input.startsWith('when ')) return `${place}, ${input},`;
  if (input === 'tries') return `${missesOf(state?.tries)} at ${place}`;
  if (/^[0-9*#]+$/.test(input)) return `pressing ${input} at ${place}`;
  return `${CALLED[input] ?? input} at ${place}`;
}

/** `3 silences or wrong keys`. */
export function missesOf({ limit, noInput, noMatch }: Omit<Limits, 'exit'> = {}): string {
  const count = (number: number | undefined, one: string, many = `${one}s`) =>
    number === undefined ? [] : [`${number} ${number === 1 ? one : many}`];
  return [
    ...count(limit, 'silence or wrong key', 'silences or wrong keys'),
    ...count(noInput, 'silence'),
    ...count(noMatch, 'wrong key'),
  ].join(' or ');
}

/** Where a way leads, in words. */
export function placeText(target: Target): string {
  if (target === null) return 'the end of the call';
  if (target === REPEAT) return 'the same question again';
  return target === BACK ? 'the question before' : target;
}

/** How callers come to a state: `pressing 4 at menu`; undefined where no state leads to it. */
export function comingTo(name: string, tree: Definition): string | undefined {
  if (tree.initial === name) return 'every call, which begins there';
  for (const [from, state] of Object.entries(tree.states)) {
    const way = waysOf(state).find(({ to }) => to === name);
    if (way && from !== name) return doing(way.input, from, state);
  }
  const key = Object.entries(tree.everywhere ?? {}).find(([, to]) => to === name)?.[0];
  return key === undefined ? undefined : `pressing ${key} everywhere`;
}
