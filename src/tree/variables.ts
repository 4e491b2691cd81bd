import type { Definition } from './definition.ts';
import { CALL_DETAILS } from './event.ts';
import { usesOf } from './flatten.ts';
import type { State } from './state.ts';

/** A variable that a state sets, and where it says so. */
export interface Kept {
  readonly name: string;
  readonly path: readonly string[];
  readonly sensitive: boolean;
  /** Characters of the longest value it may get; undefined where that is not known. */
  readonly longest?: number;
}

/** The variables that a state sets. */
export function keptBy({ entry, task, set, find, speech, with: given }: State): Kept[] {
  const under = (values: object | undefined, ...path: string[]) =>
    Object.keys(values ?? {}).map((name) => ({ name, path: [...path, name], sensitive: false }));
  const named = (name: string | undefined, path: string) =>
    name === undefined ? [] : [{ name, path: [path, 'as'], sensitive: false }];
  return [
    ...named(entry?.as, 'entry').map((kept) => ({
      ...kept,
      sensitive: entry?.sensitive === true,
      longest: entry?.max ?? entry?.min ?? 1,
    })),
    ...named(speech?.as, 'speech'),
    ...under(task?.keep, 'task', 'keep'),
    ...under(set, 'set'),
    ...under(find?.keep, 'find', 'keep'),
    ...under(given, 'with'),
  ];
}

/** Every variable that a tree, or one that it uses, sets. */
export function keptIn(
  tree: Definition,
  trees = tree.trees ?? {},
  above: readonly string[] = [],
): Kept[] {
  const used = new Set(usesOf(tree).map(({ tree: name }) => name));
  const others = [...used].flatMap((name) => {
    const other = above.includes(name) ? undefined : trees[name];
    return other ? keptIn(other, trees, [...above, name]) : [];
  });
  return [...Object.values(tree.states).flatMap(keptBy), ...others];
}

/** What the texts of a tree may speak of; what is sensitive, only where nobody else reads it. */
export function variablesOf(tree: Definition) {
  const kept = keptIn(tree);
  const entered = kept.filter((each) => each.sensitive).map(({ name }) => name);
  const sensitive = [...entered, ...foundAgain(tree, entered)];
  const spoken = kept.map(({ name }) => name).filter((name) => !sensitive.includes(name));
  return {
    variables: {
      call: ['from', 'to', ...CALL_DETAILS],
      vars: [...new Set([...spoken, ...(tree.takes ?? [])])],
      sensitive,
    },
    sensitive,
  };
}

/** What is kept from the very column by which something sensitive was found. */
function foundAgain({ states, tables = {} }: Definition, entered: readonly string[]): string[] {
  return Object.values(states).flatMap(({ find }) => {
    const isBySecret = entered.some((name) => find?.by.includes(`vars.${name}`));
    if (!find || !isBySecret) return [];
    return Object.entries(find.keep ?? {})
      .filter(([, column]) => column === tables[find.in]?.key)
      .map(([name]) => name);
  });
}
