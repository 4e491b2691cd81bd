import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  type Alias,
  type Document,
  type Node,
  type Scalar,
} from 'yaml';

/** Something in a text that its parser lets through, and no document may have. */
export interface Flaw {
  /** Characters from the beginning of the text. */
  readonly offset: number;
  readonly message: string;
}

/** Levels; a tree needs a quarter of them. */
const DEEPEST = 100;

/** How often anchors may be named, and how many values may stand in their places. */
const MOST_ALIASES = 10_000;
const MOST_REPEATED = 200_000;

/** Said of what no recursion should follow. */
export const TOO_DEEP = 'This is nested too deeply: take some of it out.';

/** What an anchor stands for: how many values, and how many levels of them. */
interface Extent {
  readonly values: number;
  readonly levels: number;
}

/**
 * What is wrong with the nodes of a document: keys that stand twice in a map, what is nested too deeply,
 * and anchors that are missing, stand in themselves or repeat too much. Without these flaws it makes data
 * of bounded size.
 */
export function flawsIn({ contents }: Document): Flaw[] {
  const flaws: Flaw[] = [];
  const anchors = new Map<string, Extent | undefined>();
  let aliases = 0;
  let repeated = 0;

  function flaw(node: Node, message: string): Extent {
    flaws.push({ offset: node.range?.[0] ?? 0, message });
    return { values: 1, levels: 1 };
  }

  function named(alias: Alias, depth: number): Extent {
    const { source } = alias;
    const extent = anchors.get(source);
    if (!extent) {
      const message = anchors.has(source)
        ? `"*${source}" stands in what it stands for: take it out.`
        : `"*${source}" stands for nothing: write "&${source}" before something above it.`;
      return flaw(alias, message);
    }
    if (depth + extent.levels > DEEPEST) return flaw(alias, TOO_DEEP);
    const before = repeated;
    aliases += 1;
    repeated += aliases > MOST_ALIASES ? MOST_REPEATED : extent.values;
    if (before <= MOST_REPEATED && repeated > MOST_REPEATED) {
      flaw(alias, `"*${source}" repeats too much: write out what its anchors stand for.`);
    }
    return extent;
  }

  function extentOf(node: unknown, depth: number): Extent {
    if (isAlias(node)) return named(node, depth);
    if (isPair(node)) return together([node.key, node.value], depth);
    if (!isCollection(node)) return { values: 1, levels: 1 };
    if (depth > DEEPEST) return flaw(node, TOO_DEEP);
    if (isMap(node)) {
      const seen = new Set<string>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        const name = keyOf(key);
        if (seen.has(name)) flaw(key, 'This key stands here twice: take one out.');
        seen.add(name);
      }
    }
    const { values, levels } = together(node.items, depth + 1);
    return { values: values + 1, levels: levels + 1 };
  }

  function together(nodes: readonly unknown[], depth: number): Extent {
    let values = 0;
    let levels = 0;
    for (const node of nodes) {
      const anchor = isCollection(node) || isScalar(node) ? node.anchor : undefined;
      // Named inside itself, an anchor is there, but nothing yet.
      if (anchor !== undefined) anchors.set(anchor, undefined);
      const extent = extentOf(node, depth);
      if (anchor !== undefined) anchors.set(anchor, extent);
      values += extent.values;
      levels = Math.max(levels, extent.levels);
    }
    return { values, levels };
  }

  together([contents], 1);
  return flaws;
}

/** The name that a key has in data. */
export function keyOf({ value }: Scalar): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(value);
}
