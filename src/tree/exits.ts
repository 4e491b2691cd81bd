import type { Condition } from './condition.ts';
import { GOODBYE } from './line.ts';
import {
  BACK,
  REPEAT,
  type Branch,
  type Enter,
  type State,
  type Table,
  type Way,
} from './state.ts';

/** Where a state says that it leads to. */
export interface Lead {
  readonly path: readonly string[];
  readonly target: string;
}

/** The states a state can lead to, and where it says so; a function leads to `chosen`. */
export function leadsOf({ exit, tries }: State, chosen: readonly string[]): Lead[] {
  const last = tries ? [{ path: ['tries', 'exit'], target: tries.exit }] : [];
  return [...exitLeads(exit, chosen), ...last].filter(
    ({ target }) => target !== REPEAT && target !== BACK,
  );
}

function exitLeads(exit: State['exit'], chosen: readonly string[]): Lead[] {
  if (exit === null) return [];
  if (typeof exit === 'string') return [{ path: ['exit'], target: exit }];
  if (typeof exit === 'function') return chosen.map((target) => ({ path: ['exit'], target }));
  if (Array.isArray(exit)) {
    return exit.map(({ to }: Way, index) => ({ path: ['exit', String(index), 'to'], target: to }));
  }
  return Object.entries(exit).flatMap(([input, target]) =>
    target === null ? [] : [{ path: ['exit', input], target }],
  );
}

/** A state that leads to `other` of what it led to; targets that depend on the caller stay. */
export function redirected(state: State, other: (target: string) => string | null): State {
  const { exit, tries } = state;
  const next = (target: string | null) =>
    target === null || target === REPEAT || target === BACK ? target : other(target);
  const surely = (target: string) => next(target) ?? GOODBYE;
  return {
    ...state,
    exit: exitTo(exit, next, surely),
    ...(tries && { tries: { ...tries, exit: surely(tries.exit) } }),
  };
}

function exitTo(
  exit: State['exit'],
  next: (target: string | null) => string | null,
  surely: (target: string) => string,
): State['exit'] {
  if (exit === null) return null;
  if (typeof exit === 'string') return surely(exit);
  if (typeof exit === 'function') return (call) => next(exit(call));
  if (Array.isArray(exit)) return exit.map((way: Way) => ({ ...way, to: surely(way.to) }));
  const { otherwise, ...table } = exit as Table;
  const inputs = Object.entries(table).map(([input, target]) => [input, next(target)]);
  return { ...Object.fromEntries(inputs), otherwise: next(otherwise) } as State['exit'];
}

/** A state whose conditions are `other` ones. */
export function reconditioned(state: State, other: (condition: Condition) => Condition): State {
  const { enter, exit } = state;
  const each = (when: Condition): Condition => {
    const { not, any, all, ...rest } = other(when);
    return {
      ...rest,
      ...(not && { not: each(not) }),
      ...(any && { any: any.map(each) }),
      ...(all && { all: all.map(each) }),
    };
  };
  return {
    ...state,
    enter: typeof enter === 'function' ? enter : partsUnder(enter, each),
    exit: Array.isArray(exit)
      ? exit.map((way: Way) => (way.when ? { ...way, when: each(way.when) } : way))
      : exit,
  };
}

function partsUnder(
  parts: Exclude<Enter, (...args: never[]) => unknown>,
  each: (when: Condition) => Condition,
): Branch['play'] {
  return parts.map((part) => {
    if ('kind' in part) return part;
    const { when, play, otherwise } = part;
    return {
      when: each(when),
      play: partsUnder(play, each),
      ...(otherwise && { otherwise: partsUnder(otherwise, each) }),
    };
  });
}
