import type { Definition } from '../tree/definition.ts';

/** The trees that a tree uses or hands calls over to, and the states that do. */
export function usedBy({ states }: Definition): { state: string; tree: string }[] {
  return Object.entries(states).flatMap(([state, { tree }]) =>
    tree === undefined ? [] : [{ state, tree }],
  );
}

/** The trees that calls on a tree may come to, be it by an address such as that of a queue's music. */
export function namedBy(tree: Definition): Set<string> {
  const addresses = JSON.stringify(tree.states).matchAll(/\/webhook\/([a-z][a-z0-9-]*)/g);
  return new Set([
    ...usedBy(tree).map(({ tree: name }) => name),
    ...[...addresses].flatMap(([, name]) => name ?? []),
  ]);
}
