import type { Task } from '../tasks/task.ts';
import { LONGEST_ENTRY } from './entry.ts';
import type { Vars } from './state.ts';

/** A task of a state, and what of its answer the call remembers. */
export type Errand = Task & {
  /** Variables, with where in the answer each stands: `delivery.day`, `items.0.name`, `.` for all of it. */
  readonly keep?: Readonly<Record<string, string>>;
};

/** The path of the answer as a whole. */
export const WHOLE = '.';

/** UTF-8 bytes of a kept value as the cookie holds it, in quotes: twelve of them have to fit. */
const MOST_BYTES = 152;

/** What is no text to be spoken, and longer in the cookie than it looks. */
const UNSPEAKABLE = /[\p{Cc}\p{Cs}]+/gu;

/** What a call remembers of an answer: what is there, and is a short text, a number, or yes or no. */
export function valuesOf(answer: unknown, { keep = {} }: Errand): Vars {
  const found = Object.entries(keep).map(([name, path]) => [name, textOf(at(answer, path))]);
  return Object.fromEntries(found.filter(([, text]) => text !== undefined)) as Vars;
}

function at(answer: unknown, path: string): unknown {
  let value = answer;
  for (const key of path === WHOLE ? [] : path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** A long text is not cut: half a value may be a wrong one. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.replace(UNSPEAKABLE, ' ').trim();
  const fits =
    text.length <= LONGEST_ENTRY && Buffer.byteLength(JSON.stringify(text)) <= MOST_BYTES;
  return fits ? text : undefined;
}
