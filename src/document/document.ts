import { dirname, join } from 'node:path';
import type { Known } from '../tree/transfer.ts';
import type { Fault } from '../tree/fault.ts';
import { faultsOf, localFaults } from '../tree/faults.ts';
import type { Definition } from '../tree/definition.ts';
import { usesOf } from '../tree/flatten.ts';
import { jumpFaults, roundFaults } from '../tree/use-faults.ts';
import { overaskedIn } from './ask.ts';
import { told, type Complaint } from './complaint.ts';
import { withoutLayout } from './layout.ts';
import { mended } from './mending.ts';
import { withSettings } from './setting.ts';
import { misshapes, type Misshape } from './shape.ts';
import { readSource, type Source } from './source.ts';
import { definitionOf, type WrittenTree } from './spelling.ts';
import { withTables, type Tabled } from './table.ts';

/** A document that has been read: its tree, or everything that is wrong with it. */
export type Reading =
  | { readonly tree: Definition; readonly complaints: readonly [] }
  | { readonly tree?: undefined; readonly complaints: readonly Complaint[] };

/** What stands beside a document. */
export interface Neighbours {
  /** What it may name: `${RECEPTION_NUMBER}`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The texts of the files that its tables may come from, by their names. */
  readonly files?: ReadonlyMap<string, string>;
  /** The trees that it may use or hand calls over to, by their names. */
  readonly trees?: ReadonlyMap<string, Definition>;
  /** Where it is to run, if that is known. */
  readonly server?: Known;
}

/** A document on its own, before it is known what stands beside it. */
export interface Draft {
  readonly source: Source;
  readonly written: unknown;
  readonly misshapes: readonly Misshape[];
  /** What is wrong with what it names: settings, files, and names that others have. */
  readonly faults: readonly Fault[];
  readonly tables: Pick<Tabled, 'at' | 'complaints'>;
  /** Its tree, if it has the shape of one. */
  readonly tree?: Definition;
}

/**
 * Reads a tree from the text of a document, YAML or JSON. Nothing is thrown: every complaint comes at
 * once, with its place.
 */
export function readDocument(file: string, text: string, neighbours: Neighbours = {}): Reading {
  return readingOf(draftOf(file, text, neighbours), neighbours);
}

/** Reads a document as far as that can be done without other trees. */
export function draftOf(file: string, text: string, { settings = {}, files }: Neighbours): Draft {
  const source = readSource(file, text);
  const set = withSettings(withoutLayout(source.data), settings);
  const pathOf = (name: string) => join(dirname(file), name);
  const { data, ...tables } = withTables(set.data, files ?? new Map(), pathOf);
  const unread = source.complaints.length > 0;
  const wrong = unread ? [] : [...misshapes(data), ...overaskedIn(data)];
  const faults = [...set.faults, ...tables.faults];
  const sound = !unread && wrong.length + faults.length + tables.complaints.length === 0;
  return {
    source,
    written: data,
    misshapes: wrong,
    faults,
    tables,
    ...(sound && { tree: definitionOf(data as WrittenTree) }),
  };
}

/** What a draft comes to among the trees that it uses. */
export function readingOf(draft: Draft, { trees = new Map(), server }: Neighbours): Reading {
  const { source, misshapes: wrong, tables, tree } = draft;
  const whole = tree && withUsed(tree, trees);
  const inTree = whole
    ? [...faultsOf(whole, server), ...jumpFaults(whole, trees), ...roundFaults(whole, trees)]
    : // What has its shape is looked at too, so that all complaints come at once.
      mendedFaults(draft, trees, server);
  const complaints = [
    ...source.complaints,
    ...wrong.map(({ path, message, key }) => source.at(path, message, key)),
    ...tables.complaints,
    ...[...draft.faults, ...inTree].map(
      ({ path, message }) => tables.at(path, message) ?? source.at(path, message),
    ),
  ];
  return whole && complaints.length === 0
    ? { tree: whole, complaints: [] }
    : { complaints: told(complaints) };
}

/** The faults of what is well-shaped in a draft. */
function mendedFaults(
  { written, misshapes: wrong }: Draft,
  trees: ReadonlyMap<string, Definition>,
  server: Known | undefined,
): Fault[] {
  const whole = mended(written, wrong, trees);
  if (!whole) return [];
  return localFaults(withUsed(definitionOf(whole), trees), Object.keys(whole.states), server);
}

/** A tree with those that it uses, and those that they use. */
export function withUsed(tree: Definition, trees: ReadonlyMap<string, Definition>): Definition {
  const used = new Map<string, Definition>();
  const add = (user: Definition) => {
    for (const { tree: name } of usesOf(user)) {
      const other = trees.get(name);
      if (!other || used.has(name)) continue;
      used.set(name, other);
      add(other);
    }
  };
  add(tree);
  return used.size > 0 ? { ...tree, trees: Object.fromEntries(used) } : tree;
}
