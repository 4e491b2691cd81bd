import { isData } from '../document/data.ts';
import type { Drafted } from '../document/rivals.ts';
import type { Definition } from '../tree/definition.ts';
import type { Version } from './version-file.ts';

/** A version that is live, and the document it was written in. */
export interface Standing extends Version {
  readonly file: string;
}

/** A version that was live until now, with its own tree as far as that is kept. */
export interface Last extends Standing {
  readonly tree: Definition | undefined;
}

/** What would be live beside each other, as long as nothing more is refused. */
export interface Lineup {
  /** The documents that are not refused. */
  readonly documents: readonly Drafted[];
  /** What stays live of documents that are. */
  readonly kept: readonly Last[];
  readonly builtIn: readonly Definition[];
  /** What was live, and would be no more. */
  readonly leaving: readonly Last[];
  /** The trees that may be led to: also those of refused documents that have nothing live. */
  readonly trees: ReadonlyMap<string, Definition>;
  /** The names of those that are live, or would be if nobody had anything against them. */
  readonly reliable: ReadonlySet<string>;
}

/** What there is to choose from. */
export interface Choice {
  readonly drafts: readonly Drafted[];
  readonly last: readonly Last[];
  readonly builtIn: readonly Definition[];
}

/** The lineup once the documents of some files are refused. */
export function lineupOf({ drafts, last, builtIn }: Choice, refused: ReadonlySet<string>): Lineup {
  const documents = drafts.filter(({ file }) => !refused.has(file));
  const names = new Set(documents.map(nameOf));
  const misnamed = new Set(drafts.filter(({ file }) => refused.has(file)).map(nameOf));
  const kept = last.filter(
    // A document may have been moved and changed for the worse at once.
    ({ name, file }) => !names.has(name) && (refused.has(file) || misnamed.has(name)),
  );
  const taken = new Set([...names, ...kept.map(({ name }) => name)]);
  const written = (each: readonly Drafted[]) => each.flatMap(({ draft: { tree } }) => tree ?? []);
  const reliable = [...builtIn, ...last.flatMap(({ tree }) => tree ?? []), ...written(documents)];
  const trees = [...written(drafts), ...reliable];
  return {
    documents,
    kept,
    builtIn: builtIn.filter(({ name }) => !taken.has(name)),
    leaving: last.filter(({ name }) => !taken.has(name)),
    trees: new Map(trees.map((tree) => [tree.name, tree])),
    reliable: new Set(reliable.map(({ name }) => name)),
  };
}

/** What a document calls its tree; undefined where that can't be read. */
export function nameOf({ draft: { written } }: Drafted): unknown {
  return isData(written) ? written['name'] : undefined;
}
