import { partsOf } from './condition.ts';
import { conditionsOf } from './conditions.ts';
import type { Definition } from './definition.ts';
import { allVerbs, asks } from './enter.ts';
import { leadsOf } from './exits.ts';
import { GOODBYE } from './line.ts';
import { BACK, REPEAT, tableOf, type State, type Vars, type Way } from './state.ts';
import { keptBy } from './variables.ts';

type Names = ReadonlySet<string>;

const NONE: Names = new Set();

/** The variables that a later request of a call may read, by the state it is in. */
export type Live = ReadonlyMap<string, Names>;

/** What a call in a state still has to remember; the same where that is all. */
export function remembered(vars: Vars, state: string, live: Live): Vars {
  const kept = live.get(state);
  const names = Object.keys(vars);
  if (!kept || names.every((name) => kept.has(name))) return vars;
  return Object.fromEntries(Object.entries(vars).filter(([name]) => kept.has(name)));
}

/**
 * Works out which variables of a flat tree are still read, backwards along its exits, until nothing is
 * added any more. A function may read all of them.
 */
export function liveIn(tree: Definition): Live {
  const { initial, states, lastExit, goodbye = [] } = tree;
  const names = Object.keys(states);
  const all = new Set(
    Object.values(states).flatMap((state) => keptBy(state).map(({ name }) => name)),
  );
  const always = readsOf({ enter: goodbye, exit: null }, all);
  const asked = askedBefore(states);
  const asking = names.filter((name) => asks(states[name] as State));
  const needed = new Map<string, Set<string>>([...names, BACK].map((name) => [name, new Set()]));
  const live = new Map<string, Set<string>>([[GOODBYE, always]]);
  const own = names.map((name) => {
    const state = states[name] as State;
    return {
      name,
      reads: readsOf(state, all).union(always),
      sets: setOn(state),
      next: nextOf(state, names, [...(asked.get(name) ?? []), initial], lastExit),
    };
  });
  // Whoever goes back may have been asked anywhere.
  const anywhere = [...asking, initial].map((target) => ({ target, learns: NONE }));
  // Against the order in which states mostly lead on, so that few rounds are enough.
  const nodes = [{ name: BACK, reads: NONE, sets: NONE, next: anywhere }, ...own.toReversed()];
  let changed = true;
  while (changed) {
    changed = false;
    for (const { name, reads, sets, next } of nodes) {
      const here = new Set(reads);
      for (const { target, learns } of next) {
        for (const each of needed.get(target) ?? []) if (!learns.has(each)) here.add(each);
      }
      live.set(name, here);
      const before = needed.get(name) ?? new Set();
      for (const each of here) {
        if (sets.has(each) || before.has(each)) continue;
        before.add(each);
        changed = true;
      }
    }
  }
  return live;
}

/** The variables that a state reads, in whatever it does. */
function readsOf(state: State, all: Names): Set<string> {
  const { enter, exit, set, with: given, find, task } = state;
  if (typeof enter === 'function' || typeof exit === 'function') return new Set(all);
  const asked = conditionsOf(state)
    .flatMap(({ when }) => partsOf(when, []))
    .flatMap(({ condition: { vars = {}, call = {} } }) => [
      ...Object.keys(vars),
      ...namesIn([vars, call]),
    ]);
  // What goes over to another tree is read there.
  const handed = exit === null ? Object.keys(given ?? {}) : [];
  return new Set([...asked, ...handed, ...namesIn([allVerbs(enter), set, given, find, task])]);
}

/** The variables that texts with braces name, anywhere in some data. */
function namesIn(data: unknown): string[] {
  const text = JSON.stringify(data);
  if (!/\{[{%]/.test(text)) return [];
  return [...text.matchAll(/\bvars(?:\.|\[\\?["'])(\w+)/g)].map(([, name = '']) => name);
}

/** What is set anew whenever a state is entered, before anything reads it there. */
function setOn({ set = {}, with: given = {}, find }: State): Names {
  const texts = [...Object.values(set), ...Object.values(given), find?.by ?? ''];
  const read = new Set(namesIn(texts));
  const names = [set, given, find?.keep ?? {}].flatMap((each) => Object.keys(each));
  return new Set(names.filter((name) => !read.has(name)));
}

/** Where a state leads, and what is set on the way; `repeat` leads to where the caller was asked, or begins. */
function nextOf(
  state: State,
  names: readonly string[],
  asked: readonly string[],
  lastExit: string | undefined,
): { target: string; learns: Names }[] {
  const { entry, speech, task } = state;
  const learns = (input: string): Names => {
    if (input === 'entered' && entry?.as !== undefined) return new Set([entry.as]);
    if (input === 'spoken' && speech?.as !== undefined) return new Set([speech.as]);
    const ends = task && (input === 'done' || input === 'failed');
    return new Set(ends ? Object.keys(task.keep ?? {}) : []);
  };
  const back = anywhereOf(state).flatMap(({ input, target }) =>
    (target === REPEAT ? asked : [target]).map((each) => ({ target: each, input })),
  );
  const targets = [
    ...leadsOf(state, names).map(({ path, target }) => ({ target, input: path[1] ?? '' })),
    ...(lastExit === undefined ? [] : [{ target: lastExit, input: '' }]),
    ...back,
  ];
  return targets.map(({ target, input }) => ({ target, learns: learns(input) }));
}

/** The exits of a state that depend on where the caller has been. */
function anywhereOf({ exit }: State): { input: string; target: string }[] {
  const exits: [string, unknown][] =
    typeof exit === 'function'
      ? [['', BACK]]
      : Array.isArray(exit)
        ? exit.map(({ to }: Way) => ['', to])
        : Object.entries(tableOf(exit) ?? { '': exit });
  return exits.flatMap(([input, target]) =>
    target === REPEAT || target === BACK ? [{ input, target }] : [],
  );
}

/** Where a caller may have been asked last who is in a state: there, or on the ways that lead there. */
function askedBefore(states: Definition['states']): ReadonlyMap<string, Names> {
  const names = Object.keys(states);
  const asked = new Map<string, Set<string>>(names.map((name) => [name, new Set()]));
  const isAsking = (state: State) => asks(state) && state.within === undefined;
  const changed = names.filter((name) => isAsking(states[name] as State));
  for (const name of changed) asked.get(name)?.add(name);
  for (let name = changed.pop(); name !== undefined; name = changed.pop()) {
    const here = asked.get(name) ?? new Set();
    for (const { target } of leadsOf(states[name] as State, names)) {
      const there = asked.get(target);
      if (!there || isAsking(states[target] as State) || here.isSubsetOf(there)) continue;
      for (const each of here) there.add(each);
      changed.push(target);
    }
  }
  return asked;
}
