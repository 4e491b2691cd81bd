import { redirect } from '../twiml/build.ts';
import type { Definition } from './definition.ts';
import { asks } from './enter.ts';
import { isEntry } from './entry.ts';
import { reconditioned, redirected } from './exits.ts';
import { withQuestions } from './questions.ts';
import { tableOf, type Limits, type State } from './state.ts';

/**
 * One flat tree, as its machine runs it: the trees it uses stand in it, each state of theirs below
 * the name of the state that uses them (`identify/ask`), and the keys that work everywhere stand in
 * every table. No tree may use itself; its faults have told of that.
 */
export function flatten(tree: Definition): Definition {
  const { states, returns = [], ...rest } = inlined(tree, tree.trees ?? {});
  // Nobody used this tree, so that there is nobody to return to.
  const ended = Object.entries(states).map(([name, state]): [string, State] => [
    name,
    redirected(state, (target) => (returns.includes(target) ? null : target)),
  ]);
  return { ...rest, states: withQuestions(Object.fromEntries(ended), tree) };
}

/** A tree with those it uses in it, whose returns are targets still. */
function inlined(tree: Definition, trees: Readonly<Record<string, Definition>>): Definition {
  const { trees: _, everywhere, tries, schedules, tables, switches = [], ...rest } = tree;
  const used = new Map(
    usesOf(tree).flatMap(({ tree: name }) => {
      const other = trees[name];
      return other ? [[name, inlined(other, trees)] as const] : [];
    }),
  );
  const states = Object.entries(tree.states).flatMap(([name, state]) => {
    const other = used.get(state.tree ?? '');
    if (other && state.exit !== null) return placed(name, state, other);
    return [[name, jumping(state)] as const];
  });
  const own = (of: 'schedules' | 'tables') =>
    [...used].flatMap(([name, other]) =>
      Object.entries(other[of] ?? {}).map(([key, value]) => [`${name}/${key}`, value]),
    );
  return {
    ...rest,
    schedules: { ...schedules, ...Object.fromEntries(own('schedules')) },
    tables: { ...tables, ...Object.fromEntries(own('tables')) },
    switches: [
      ...new Set([...switches, ...[...used.values()].flatMap((other) => other.switches ?? [])]),
    ],
    states: Object.fromEntries(
      states.map(([name, state]) => [
        name,
        withTries(name, withKeys(state, everywhere ?? {}), tries),
      ]),
    ),
  };
}

/** The states of a tree that go on in another one. */
export function usesOf({ states }: Definition): { state: string; tree: string }[] {
  return Object.entries(states).flatMap(([state, { tree, exit }]) =>
    tree !== undefined && exit !== null ? [{ state, tree }] : [],
  );
}

/** Another tree's states in the place of the state that uses it. */
function placed(name: string, user: State, other: Definition): (readonly [string, State])[] {
  const { tree: _, exit, ...entering } = user;
  const ways = tableOf(exit) ?? { otherwise: null };
  const inside = (target: string) => `${name}/${target}`;
  const states = Object.entries(other.states).map(([each, state]) => {
    const moved = redirected(state, (target) =>
      other.returns?.includes(target) ? (ways[target] ?? ways.otherwise) : inside(target),
    );
    const { find } = moved;
    const renamed = reconditioned(moved, ({ open, holiday, ...condition }) => ({
      ...condition,
      ...(open !== undefined && { open: `${other.name}/${open}` }),
      ...(holiday !== undefined && { holiday: `${other.name}/${holiday}` }),
    }));
    return [
      inside(each),
      { ...renamed, ...(find && { find: { ...find, in: `${other.name}/${find.in}` } }) },
    ] as const;
  });
  return [[name, { ...entering, exit: inside(other.initial) }], ...states];
}

/** A state that hands the call over to another tree sends it there. */
function jumping(state: State): State {
  const { tree, enter, exit, ...rest } = state;
  if (tree === undefined || exit !== null) return state;
  const there = redirect(`/webhook/${tree}`);
  return {
    ...rest,
    exit,
    enter: typeof enter === 'function' ? (call) => [...enter(call), there] : [...enter, there],
  };
}

/** A state that asks, with the keys that work everywhere and mean nothing else here. */
function withKeys(state: State, everywhere: NonNullable<Definition['everywhere']>): State {
  const table = tableOf(state.exit);
  if (!table || !asks(state) || state.everywhere === false) return state;
  const { entry } = state;
  const keys = Object.entries(everywhere).filter(([key]) => !(entry && isEntry(key, entry)));
  return { ...state, exit: { ...Object.fromEntries(keys), ...table } };
}

/** A state that asks gives up when its tree does; the one that takes the caller then does not. */
function withTries(name: string, state: State, tries: Limits | undefined): State {
  if (!tries || state.tries || tries.exit === name || !tableOf(state.exit) || !asks(state))
    return state;
  return { ...state, tries };
}
