import type { QueueTask } from '../tasks/queue-task.ts';
import type { Task } from '../tasks/task.ts';
import { allKept } from './kept.ts';
import type { Vars } from './state.ts';

/** A task of a state, and what of its answer the call remembers. */
export type Errand = (Task | QueueTask) & {
  /** Variables, with where in the answer each stands: `delivery.day`, `items.0.name`, `.` for all of it. */
  readonly keep?: Readonly<Record<string, string>>;
};

/** The path of the answer as a whole. */
export const WHOLE = '.';

/** What a call remembers of an answer: what is there, and is a short text, a number, or yes or no. */
export function valuesOf(answer: unknown, { keep = {} }: Errand): Vars {
  return allKept(
    Object.fromEntries(Object.entries(keep).map(([name, path]) => [name, at(answer, path)])),
  );
}

function at(answer: unknown, path: string): unknown {
  let value = answer;
  for (const key of path === WHOLE ? [] : path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
