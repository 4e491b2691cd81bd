import type { Known } from '../tree/transfer.ts';
import { WHOLE, type Errand } from '../tree/errand.ts';
import type { Fault } from '../tree/fault.ts';
import { faultsOf, localFaults } from '../tree/faults.ts';
import type { Definition } from '../tree/definition.ts';
import { usesOf } from '../tree/flatten.ts';
import { jumpFaults, roundFaults } from '../tree/use-faults.ts';
import { overaskedIn } from './ask.ts';
import type { Complaint } from './complaint.ts';
import { withoutLayout } from './layout.ts';
import { withSettings } from './setting.ts';
import { misshapes, type Misshape } from './shape.ts';
import { readSource, type Source } from './source.ts';
import { definitionOf, type WrittenTree } from './spelling.ts';
import { withTables } from './table.ts';

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
  readonly faults: readonly Fault[];
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
  if (source.complaints.length > 0) {
    return { source, written: undefined, misshapes: [], faults: [] };
  }
  const set = withSettings(withoutLayout(source.data), settings);
  const { data, faults } = withTables(set.data, files ?? new Map());
  const wrong = [...misshapes(data), ...overaskedIn(data)];
  const found = [...set.faults, ...faults];
  const sound = wrong.length === 0 && found.length === 0;
  return {
    source,
    written: data,
    misshapes: wrong,
    faults: found,
    ...(sound && { tree: definitionOf(data as WrittenTree) }),
  };
}

/** What a draft comes to among the trees that it uses. */
export function readingOf(draft: Draft, { trees = new Map(), server }: Neighbours): Reading {
  const { source, written, misshapes: wrong, faults, tree } = draft;
  if (source.complaints.length > 0) return { complaints: source.complaints };
  const complaints = (found: readonly Fault[]) =>
    found.map(({ path, message }) => source.at(path, message));
  if (tree) {
    const whole = withUsed(tree, trees);
    const found = [
      ...faultsOf(whole, server),
      ...jumpFaults(whole, trees),
      ...roundFaults(whole, trees),
    ];
    return found.length > 0
      ? { complaints: sorted(complaints(found)) }
      : { tree: whole, complaints: [] };
  }
  const misshapen = [
    ...wrong.map(({ path, message, key }) => source.at(path, message, key)),
    ...complaints(faults),
  ];
  if (wrong.some(({ path }) => path[0] !== 'states' || path.length < 3)) {
    return { complaints: sorted(misshapen) };
  }
  // What has its shape is looked at too, so that all complaints come at once.
  const mended = definitionOf(mendedOf(written as WrittenTree, wrong));
  const names = Object.keys((written as WrittenTree).states);
  const found = localFaults(withUsed(mended, trees), names, server);
  return { complaints: sorted([...misshapen, ...complaints(found)]) };
}

/** A tree with those that it uses, and those that they use. */
function withUsed(tree: Definition, trees: ReadonlyMap<string, Definition>): Definition {
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

/** The tree without what is misshapen: verbs that no one judges in its stead, or no state at all. */
function mendedOf(written: WrittenTree, wrong: readonly Misshape[]): WrittenTree {
  const spoilt = (name: string, ...parts: string[]) =>
    wrong.some(
      ({ path }) => path[1] === name && (parts.length === 0 || parts.includes(path[2] ?? '')),
    );
  const states = Object.entries(written.states).flatMap(
    ([name, state]): [string, WrittenTree['states'][string]][] => {
      if (!spoilt(name)) return [[name, state]];
      if (spoilt(name, 'exit', 'tries')) return [];
      const mended = spoilt(name, 'task') ? { ...state, task: doing(state.task) } : state;
      return [[name, { ...mended, enter: [{ raw: '' }] }]];
    },
  );
  return { ...written, states: Object.fromEntries(states) };
}

/** A task without fault that keeps what another one does. */
function doing(task: WrittenTree['states'][string]['task']): Errand {
  const { keep } = { ...task } as { readonly keep?: unknown };
  const names = typeof keep === 'object' && keep !== null ? Object.keys(keep) : [];
  return {
    text: { to: '+14155550123', body: 'Hello' },
    keep: Object.fromEntries(names.map((name) => [name, WHOLE])),
  };
}

function sorted(complaints: readonly Complaint[]): Complaint[] {
  return complaints.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
