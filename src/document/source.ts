import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { complaintOf, type Complaint } from './complaint.ts';
import { flawsIn, keyOf, TOO_DEEP } from './nodes.ts';

/** The text of a document, and where in it everything stands. */
export interface Source {
  /** What the text says, as plain data; undefined when it can't be read. */
  readonly data: unknown;
  /** What keeps the text from being read. */
  readonly complaints: readonly Complaint[];
  /** A complaint about what stands at a path, or about the key there. */
  readonly at: (path: readonly string[], message: string, key?: boolean) => Complaint;
}

/** Characters; a tree of a thousand states needs a fifth of it. */
const LONGEST = 1_048_576;

/** Only what is surely meant as a number: a phone number with its plus, or 007, stays text. */
const NUMBER = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/,
  resolve: Number,
};

/** What to do about the mistakes that are made most. https://eemeli.org/yaml/#errors */
const REMEDIES: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'A text with ": " in it has to stand in quotes, or below a ">-".',
  TAB_AS_INDENT: 'Indent with spaces, not with tabs.',
  RESOURCE_EXHAUSTION: TOO_DEEP,
  BAD_INDENT: 'This is indented otherwise than what it belongs to, or a bracket is not closed.',
  MISSING_CHAR: 'A quote, bracket or brace is not closed.',
  BAD_SCALAR_START: 'A text that begins with this sign has to stand in quotes.',
  MULTIPLE_DOCS: 'A file holds one tree: take out what stands below the "---".',
};

/** What a parser finds again and again after one mistake. */
const FOLLOWING: ReadonlySet<string> = new Set(['UNEXPECTED_TOKEN', 'RESOURCE_EXHAUSTION']);

/** Reads YAML or JSON, in bounded time and memory. Nothing is thrown. */
export function readSource(file: string, text: string): Source {
  const lines = new LineCounter();
  const content = text.length > LONGEST ? '' : text;
  const document = parseDocument(content, {
    lineCounter: lines,
    prettyErrors: false,
    // Compares each key with all others, which takes minutes for ten thousands of them.
    uniqueKeys: false,
    customTags: (tags) => [
      ...tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag)),
      NUMBER,
    ],
  });
  const complain = (offset: number, message: string): Complaint => {
    const { line, col } = lines.linePos(offset);
    const start = lines.lineStarts[line - 1] ?? 0;
    const end = content.indexOf('\n', start);
    const excerpt = content.slice(start, end === -1 ? undefined : end);
    return complaintOf(file, Math.max(1, line), Math.max(1, col), message, excerpt);
  };
  const unreadable = (complaints: Complaint[]): Source => ({
    data: undefined,
    complaints,
    at: (_, message) => complain(0, message),
  });

  if (text.length > LONGEST) {
    return unreadable([
      complain(0, 'The document is longer than 1 MB: split it into several trees.'),
    ]);
  }
  if (document.errors.length > 0) {
    return unreadable(
      document.errors
        // After a first mistake the parser stumbles over what is right.
        .filter(({ code }, index) => index === 0 || !FOLLOWING.has(code))
        .map(({ code, pos, message }) => complain(pos[0], REMEDIES[code] ?? `${message}.`)),
    );
  }
  const flaws = flawsIn(document);
  if (flaws.length > 0) {
    return unreadable(flaws.map(({ offset, message }) => complain(offset, message)));
  }
  const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  return {
    // Its flaws have told of what repeats too much.
    data: document.toJS({ maxAliasCount: -1 }) as unknown,
    complaints: [],
    at: (path, message, key = false) => {
      const offset = offsetOf(document, pairs, path, key);
      // A text below a ">-" begins on the next line.
      const [sign = ''] = /^[>|][^\n]*\n\s*/.exec(content.slice(offset, offset + 500)) ?? [];
      return complain(offset + sign.length, message);
    },
  };
}

/** Where the value at a path begins, or its key, as for values of many lines; else the nearest there is. */
function offsetOf(
  document: Document,
  pairs: WeakMap<YAMLMap, ReadonlyMap<string, Pair>>,
  path: readonly string[],
  key: boolean,
): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const known = pairs.get(node) ?? pairsOf(node, document);
      pairs.set(node, known);
      const pair = known.get(step);
      if (!pair) break;
      offset = rangeOf(pair.key) ?? offset;
      node = pair.value;
      if (last && (key || isMap(node) || isSeq(node))) return offset;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
    } else break;
    offset = rangeOf(node) ?? offset;
  }
  return offset;
}

/** The pairs of a map by the names of their keys. */
function pairsOf({ items }: YAMLMap, document: Document): ReadonlyMap<string, Pair> {
  return new Map(
    items.map((pair): [string, Pair] => {
      const { key } = pair;
      return [isScalar(key) ? keyOf(key) : String(isNode(key) && key.toJS(document)), pair];
    }),
  );
}

function rangeOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
