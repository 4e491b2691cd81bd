import type { Definition } from '../../tree/definition.ts';
import type { PhoneTree } from '../../tree/phone-tree.ts';
import type { State } from '../../tree/state.ts';

/** A state of the machine that somebody wrote, and how it was written. */
export interface Written {
  readonly name: string;
  readonly state: State;
  readonly source: State;
}

/** The states that were written, those of a tree that is used several times only once. */
export function writtenStates({ definition, states }: PhoneTree): Written[] {
  const origins = new Set<string>();
  return Object.entries(states).flatMap(([name, state]) => {
    const { origin, source } = originOf(name, definition);
    if (!source || origins.has(origin)) return [];
    origins.add(origin);
    return [{ name, state, source }];
  });
}

/** Generated states were written nowhere. */
function originOf(name: string, { name: tree, states, trees = {} }: Definition) {
  const users = name.split('/');
  const last = users.pop() ?? '';
  let place: { tree: string; states: Definition['states'] | undefined } = { tree, states };
  for (const user of users) {
    const next = place.states?.[user]?.tree ?? '';
    place = { tree: next, states: trees[next]?.states };
  }
  return { origin: `${place.tree}/${last}`, source: place.states?.[last] };
}
