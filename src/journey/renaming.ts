import type { Definition } from '../tree/definition.ts';
import { redirected } from '../tree/exits.ts';
import type { State } from '../tree/state.ts';
import { canonical } from './difference.ts';

/** What states are called by now, by what they were called. */
export type Renaming = ReadonlyMap<string, string>;

/** The states that have another name, and are otherwise as they were. */
export function renamingOf(older: Definition, newer: Definition): Renaming {
  const gone = Object.keys(older.states).filter((name) => !Object.hasOwn(newer.states, name));
  const come = Object.keys(newer.states).filter((name) => !Object.hasOwn(older.states, name));
  const signed = (tree: Definition, names: readonly string[]) =>
    names.flatMap((name) => {
      const state = tree.states[name];
      const other = (target: string) => (names.includes(target) ? '(another name)' : target);
      return state ? [{ name, signature: canonical(redirected(state, other)) }] : [];
    });
  const left = signed(newer, come);
  return new Map(
    signed(older, gone).flatMap(({ name, signature }): [string, string][] => {
      const at = left.findIndex((each) => each.signature === signature);
      const [found] = at < 0 ? [] : left.splice(at, 1);
      return found ? [[name, found.name]] : [];
    }),
  );
}

/** A tree whose states are called by their new names. */
export function renamed(tree: Definition, renaming: Renaming): Definition {
  const other = (name: string) => renaming.get(name) ?? name;
  const { initial, lastExit, everywhere, states } = tree;
  return {
    ...tree,
    initial: other(initial),
    ...(lastExit !== undefined && { lastExit: other(lastExit) }),
    ...(everywhere && {
      everywhere: Object.fromEntries(
        Object.entries(everywhere).map(([key, to]) => [key, to === null ? null : other(to)]),
      ),
    }),
    states: Object.fromEntries(
      Object.entries(states).map(([name, state]): [string, State] => [
        other(name),
        redirected(state, other),
      ]),
    ),
  };
}
