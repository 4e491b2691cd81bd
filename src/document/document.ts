import type { Known } from '../tasks/task-faults.ts';
import { WHOLE, type Errand } from '../tree/errand.ts';
import type { Fault } from '../tree/fault.ts';
import { faultsOf, localFaults } from '../tree/faults.ts';
import type { Definition } from '../tree/definition.ts';
import type { Complaint } from './complaint.ts';
import { withSettings } from './setting.ts';
import { misshapes, type Misshape } from './shape.ts';
import { readSource } from './source.ts';
import { definitionOf, type WrittenTree } from './spelling.ts';

/** A document that has been read: its tree, or everything that is wrong with it. */
export type Reading =
  | { readonly tree: Definition; readonly complaints: readonly [] }
  | { readonly tree?: undefined; readonly complaints: readonly Complaint[] };

/**
 * Reads a tree from the text of a document, YAML or JSON, which may name `settings`: `${NAME}`. With a
 * `server`, its tasks have to be such as can be done there. Nothing is thrown: every complaint comes at
 * once, with its place.
 */
export function readDocument(
  file: string,
  text: string,
  settings: Readonly<Record<string, string>> = {},
  server?: Known,
): Reading {
  const source = readSource(file, text);
  if (source.complaints.length > 0) return { complaints: source.complaints };
  const { data, faults } = withSettings(source.data, settings);
  const complaints = (found: readonly Fault[]) =>
    found.map(({ path, message }) => source.at(path, message));
  const wrong = misshapes(data);
  const misshapen = [
    ...wrong.map(({ path, message, key }) => source.at(path, message, key)),
    ...complaints(faults),
  ];
  if (wrong.some(({ path }) => path[0] !== 'states' || path.length < 3)) {
    return { complaints: sorted(misshapen) };
  }
  const written = data as WrittenTree;
  if (misshapen.length > 0) {
    // What has its shape is looked at too, so that all complaints come at once.
    const found = localFaults(
      definitionOf(mended(written, wrong)),
      Object.keys(written.states),
      server,
    );
    return { complaints: sorted([...misshapen, ...complaints(found)]) };
  }
  const tree = definitionOf(written);
  const found = complaints(faultsOf(tree, server));
  return found.length > 0 ? { complaints: sorted(found) } : { tree, complaints: [] };
}

/** The tree without what is misshapen: verbs that no one judges in its stead, or no state at all. */
function mended(written: WrittenTree, wrong: readonly Misshape[]): WrittenTree {
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
