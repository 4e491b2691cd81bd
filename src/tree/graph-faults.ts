import type { Definition } from './definition.ts';
import { leadsOf } from './exits.ts';
import type { Fault } from './fault.ts';
import { passes } from './state.ts';

/** What is wrong with how the states of a flat tree hang together. */
export function graphFaults({ initial, lastExit, states }: Definition): Fault[] {
  const names = Object.keys(states);
  const reached = new Set([initial, ...(lastExit === undefined ? [] : [lastExit])]);
  // A function may lead anywhere, whatever it was seen to do.
  for (const name of reached) {
    const state = states[name];
    for (const { target } of state ? leadsOf(state, names) : []) reached.add(target);
  }
  return names.flatMap((name) => {
    const [written = ''] = name.split('/');
    const path = ['states', written];
    if (!reached.has(name)) {
      // What a tree that is used can't be left by is its own matter.
      if (written !== name) return [];
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
    return state && (passes(state) || state.task) ? leadsOf(state, []) : [];
  };
  for (const { target } of next(name)) passed.add(target);
  for (const from of passed) for (const { target } of next(from)) passed.add(target);
  return passed.has(name);
}
