import { conditionFaults } from './condition-faults.ts';
import type { Fault } from './fault.ts';
import type { Known } from '../tasks/task-faults.ts';
import { scheduleFaults } from '../schedule/read.ts';
import type { Definition } from './definition.ts';
import { sampledTargets, stateFaults } from './state-faults.ts';
import { passes, type State, type Way } from './state.ts';
import { renderFaults } from './verb-faults.ts';
import { wordingFaults } from './wording-faults.ts';

/**
 * Finds what would break a call in a phone tree: names that don't exist, states that can't be
 * reached, loops that never wait, and waits without a way on. With a `server`, also tasks that can't
 * be done there.
 */
export function faultsOf(tree: Definition, server?: Known): Fault[] {
  const faults = localFaults(tree, Object.keys(tree.states), server);
  return faults.length > 0 ? faults : graphFaults(tree);
}

/** The faults that show in one place, where `names` are all the states there are. */
export function localFaults(tree: Definition, names: readonly string[], server?: Known): Fault[] {
  return [
    ...ownFaults(tree, names),
    ...Object.entries(tree.states).flatMap(([name, state]) =>
      faultsIn(name, state, names, tree, server),
    ),
  ];
}

function ownFaults(tree: Definition, names: readonly string[]): Fault[] {
  const { name, initial, lastExit, apology = [], goodbye = [] } = tree;
  const faults: Fault[] = [];
  if (!/^[a-z][a-z0-9-]*$/.test(name) || name === 'fallback') {
    const message = `The name "${name}" can't be a URL's: use a-z, 0-9 and "-", but not "fallback".`;
    faults.push({ path: ['name'], message });
  }
  for (const [field, verbs] of Object.entries({ apology, goodbye })) {
    const found = renderFaults(verbs).map((fault) => `The ${field} ${fault}`);
    faults.push(...found.map((message) => ({ path: [field], message })));
  }
  for (const [schedule, written] of Object.entries(tree.schedules ?? {})) {
    faults.push(
      ...scheduleFaults(written).map(({ path, message }) => ({
        path: ['schedules', schedule, ...path.map(String)],
        message: `Schedule "${schedule}": ${message}`,
      })),
    );
  }
  for (const [field, target] of Object.entries({ initial, lastExit })) {
    if (target === undefined || names.includes(target)) continue;
    faults.push({ path: [field], message: `${field} ${unknown(target, names)}` });
  }
  return faults;
}

/** The faults of one state, and its exits to what is no state. */
function faultsIn(
  name: string,
  state: State,
  names: readonly string[],
  tree: Definition,
  server: Known | undefined,
): Fault[] {
  const found = [
    ...stateFaults(name, state),
    ...conditionFaults(state, tree),
    ...wordingFaults(state, tree, server),
  ];
  const chosen = found.length > 0 ? [] : sampledTargets(state);
  const lost = exitsOf(state, chosen).filter(({ target }) => !names.includes(target));
  return [
    ...found,
    ...lost.map(({ path, target }) => ({ path, message: unknown(target, names) })),
  ].map(({ path, message }) => ({
    path: ['states', name, ...path],
    message: `State "${name}" ${message}`,
  }));
}

function unknown(target: string, names: readonly string[]): string {
  return `names "${target}", which is no state: there are ${names.join(', ')}.`;
}

function graphFaults({ initial, lastExit, states }: Definition): Fault[] {
  const names = Object.keys(states);
  const reached = new Set([initial, ...(lastExit === undefined ? [] : [lastExit])]);
  // A function may lead anywhere, whatever it was seen to do.
  for (const name of reached) {
    const state = states[name];
    for (const { target } of state ? exitsOf(state, names) : []) reached.add(target);
  }
  return names.flatMap((name) => {
    const path = ['states', name];
    if (!reached.has(name)) {
      const message = `State "${name}" can't be reached from "${initial}": lead to it or take it out.`;
      return [{ path, message }];
    }
    if (!loops(name, states)) return [];
    const message = `State "${name}" can come back to itself without waiting for the caller.`;
    return [{ path: [...path, 'exit'], message }];
  });
}

/** Whether a call can pass from a state back to itself while nothing on the way waits. */
function loops(name: string, states: Definition['states']): boolean {
  const passed = new Set<string>();
  const next = (from: string) => {
    const state = states[from];
    return state && (passes(state.exit) || state.task) ? exitsOf(state, []) : [];
  };
  for (const { target } of next(name)) passed.add(target);
  for (const from of passed) for (const { target } of next(from)) passed.add(target);
  return passed.has(name);
}

/** The states a state can lead to, and where it says so; a function leads to `chosen`. */
function exitsOf(
  { exit, tries }: State,
  chosen: readonly string[],
): { path: string[]; target: string }[] {
  const last = tries ? [{ path: ['tries', 'exit'], target: tries.exit }] : [];
  if (exit === null) return last;
  if (typeof exit === 'string') return [{ path: ['exit'], target: exit }, ...last];
  if (typeof exit === 'function') return chosen.map((target) => ({ path: ['exit'], target }));
  if (Array.isArray(exit)) {
    return exit.map(({ to }: Way, index) => ({ path: ['exit', String(index), 'to'], target: to }));
  }
  const listed = Object.entries(exit).flatMap(([input, target]) =>
    target === null ? [] : [{ path: ['exit', input], target }],
  );
  return [...listed, ...last];
}
