import { UnknownTree } from './errors.ts';
import type { PhoneTree } from './tree/phone-tree.ts';

/** What decides which tree a call is connected to. */
export interface Incoming {
  /** The tree it asks for by name. */
  readonly asked: string | undefined;
  /** The tree it began in, and that tree's version then. */
  readonly begun: { readonly tree: string; readonly version: string } | undefined;
  /** The number that was called, in E.164. */
  readonly number: string;
}

/**
 * Connects a call to its phone tree: the one it asks for by name, else the one it began in, else the
 * one that answers the number called, else the default tree; in the version it began with, as long as
 * that is known.
 * @throws {UnknownTree} when it asks for a tree that does not exist.
 */
export type Switchboard = (call: Incoming) => PhoneTree;

/** @throws {Error} when the default tree is missing, or two trees have one name or answer one number. */
export function switchboardOf(
  trees: readonly PhoneTree[],
  defaultName: string,
  version: (name: string, version: string) => PhoneTree | undefined = () => undefined,
): Switchboard {
  const names = new Map<string, PhoneTree>();
  const numbers = new Map<string, PhoneTree>();
  for (const tree of trees) {
    put(names, tree.name, tree);
    for (const number of tree.numbers) put(numbers, number, tree);
  }
  const fallback = names.get(defaultName);
  if (!fallback) {
    const known = [...names.keys()].join(', ') || 'none';
    throw new Error(
      `PHONE_TREE is "${defaultName}", but there is no such tree: there are ${known}`,
    );
  }
  return ({ asked, begun, number }) => {
    const name = asked ?? begun?.tree;
    const live = name === undefined ? undefined : names.get(name);
    if (begun && begun.tree === name && live?.version !== begun.version) {
      const kept = version(begun.tree, begun.version);
      if (kept) return kept;
    }
    if (live) return live;
    if (asked !== undefined) throw new UnknownTree();
    return numbers.get(number) ?? fallback;
  };
}

function put(map: Map<string, PhoneTree>, key: string, tree: PhoneTree): void {
  if (map.has(key)) throw new Error(`Two phone trees answer to ${key}: give it to one of them`);
  map.set(key, tree);
}
