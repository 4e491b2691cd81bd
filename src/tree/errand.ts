import { PromptError } from '../prompt/fault.ts';
import { compilePrompt } from '../prompt/prompt.ts';
import type { Scope } from '../prompt/scope.ts';
import type { QueueTask } from '../tasks/queue-task.ts';
import type { Task } from '../tasks/task.ts';
import { allKept } from './kept.ts';
import type { Vars } from './state.ts';
import { isTemplate } from '../twiml/texts.ts';

/** A task of a state, and what of its answer the call remembers, whether it was done or failed. */
export type Errand = (Task | QueueTask) & {
  /**
   * Variables, with where in the answer each stands: `delivery.day`, `items.0.name`, `.` for all of it,
   * and `:status` for the HTTP status. A path may hold variables.
   */
  readonly keep?: Readonly<Record<string, string>>;
};

/** The path of the answer as a whole. */
export const WHOLE = '.';

/** The path of the HTTP status. */
export const STATUS = ':status';

/** What came of a task. */
export interface Told {
  readonly value?: unknown;
  readonly status?: number | undefined;
}

/** What a call remembers of an answer: what is there, and is a short text, a number, or yes or no. */
export function valuesOf({ value, status }: Told, { keep = {} }: Errand, scope: Scope): Vars {
  const values = Object.entries(keep).map(([name, path]) => [
    name,
    path === STATUS ? status : at(value, filled(path, scope)),
  ]);
  return allKept(Object.fromEntries(values));
}

/** A path with its variables; it leads nowhere where one of them is not known. */
function filled(path: string, scope: Scope): string {
  try {
    return isTemplate(path) ? compilePrompt(path).render(scope) : path;
  } catch (error) {
    if (error instanceof PromptError) return '';
    throw error;
  }
}

function at(answer: unknown, path: string): unknown {
  let value = answer;
  for (const key of path === WHOLE ? [] : path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
