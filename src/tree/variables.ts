import type { Definition } from './definition.ts';
import { CALL_DETAILS } from './event.ts';
import { usesOf } from './flatten.ts';
import { bytesOf, keptText, MOST_BYTES, MOST_SAID } from './kept.ts';
import type { Cell, Lookups } from './lookup.ts';
import type { State } from './state.ts';
import { isTemplate } from '../twiml/texts.ts';

/** A variable that a state sets, and where it says so. */
export interface Kept {
  readonly name: string;
  readonly path: readonly string[];
  readonly sensitive: boolean;
  /** UTF-8 bytes of the longest value it can get, in quotes. */
  readonly bytes: number;
  /** How many digits it can have, where the caller enters it. */
  readonly digits?: number;
}

/** The variables that a state sets. */
export function keptBy(
  { entry, task, set, find, speech, with: given }: State,
  tables: Lookups = {},
): Kept[] {
  const under = (
    values: object | undefined,
    path: readonly string[],
    bytes: (value: string) => number,
  ) =>
    Object.entries(values ?? {}).map(([name, value]: [string, string]) => ({
      name,
      path: [...path, name],
      sensitive: false,
      bytes: bytes(value),
    }));
  const cells = (column: string) =>
    Math.max(2, ...(tables[find?.in ?? '']?.rows ?? []).map((row) => written(row[column] ?? '')));
  const as = (name: string | undefined, key: string, bytes: number, sensitive = false) =>
    name === undefined ? [] : [{ name, path: [key, 'as'], sensitive, bytes }];
  const digits = entry?.max ?? entry?.min ?? 1;
  return [
    ...as(entry?.as, 'entry', digits + 2, entry?.sensitive).map((each) => ({ ...each, digits })),
    ...as(speech?.as, 'speech', MOST_SAID),
    ...under(task?.keep, ['task', 'keep'], () => MOST_BYTES),
    ...under(set, ['set'], written),
    ...under(find?.keep, ['find', 'keep'], cells),
    ...under(given, ['with'], written),
  ];
}

/** The bytes of what stands in the tree, unless it depends on what the call is told. */
function written(text: Cell): number {
  if (typeof text === 'string' && isTemplate(text)) return MOST_BYTES;
  return bytesOf(keptText(text) ?? '');
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
  return [...Object.values(tree.states).flatMap((state) => keptBy(state, tree.tables)), ...others];
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
