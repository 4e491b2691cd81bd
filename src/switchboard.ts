import { UnknownTree } from './errors.ts';
import type { PhoneTree } from './tree/phone-tree.ts';

/**
 * Connects a call to its phone tree: the one it asks for by name, else the one it began in, else the
 * one that answers the number called, else the default tree.
 * @throws {UnknownTree} when it asks for a tree that does not exist.
 */
export type Switchboard = (call: {
  readonly asked: string | undefined;
  readonly begun: string | undefined;
  /** In E.164. */
  readonly number: string;
}) => PhoneTree;

/** @throws {Error} when the default tree is missing, or two trees have one name or answer one number. */
export function switchboardOf(trees: readonly PhoneTree[], defaultName: string): Switchboard {
  const names = new Map<string, PhoneTree>();
  const numbers = new Map<string, PhoneTree>();
  for (const tree of trees) {
    put(names, tree.name, tree);
    for (const number of tree.numbers) put(numbers, number, tree);
  }
  const fallback = names.get(defaultName);
  if (!fallback) {
    const known = [...names.keys()].join(', ');
    throw new Error(
      `PHONE_TREE is "${defaultName}", but there is no such tree: there are ${known}`,
    );
  }
  return ({ asked, begun = '', number }) => {
    if (asked === undefined) return names.get(begun) ?? numbers.get(number) ?? fallback;
    const tree = names.get(asked);
    if (!tree) throw new UnknownTree();
    return tree;
  };
}

function put(map: Map<string, PhoneTree>, key: string, tree: PhoneTree): void {
  if (map.has(key)) throw new Error(`Two phone trees answer to ${key}: give it to one of them`);
  map.set(key, tree);
}
