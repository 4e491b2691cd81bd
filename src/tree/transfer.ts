import type { Known as KnownToTasks } from '../tasks/task-faults.ts';
import type { Element } from '../twiml/verb.ts';
import { allVerbs } from './enter.ts';
import type { State } from './state.ts';
import { DIALLED } from './wording.ts';

/** What is known of the server that a tree is to run on. */
export interface Known extends KnownToTasks {
  /** The numbers that calls may be transferred to; undefined: to all that trees write out. */
  readonly transfers?: readonly string[];
}

/** The numbers that verbs ring, as they are written. */
export function numbersIn(verbs: readonly Element[]): string[] {
  return verbs.flatMap((verb) => {
    const parts: readonly (string | Element)[] = verb.content;
    return parts.flatMap((part) => {
      if (typeof part !== 'string') return numbersIn([part]);
      return DIALLED.has(verb.kind) ? [part] : [];
    });
  });
}

/** Whether an allow list covers a number, however it is spaced; `+1415*` covers all that begin so. */
export function covers(transfers: readonly string[], number: string): boolean {
  const digits = number.replace(/[\s().-]/g, '');
  return transfers.some((each) =>
    each.endsWith('*') ? digits.startsWith(each.slice(0, -1)) : digits === each,
  );
}

/** Whether a state transfers calls or has them wait, so that they come back to it. */
export function isOut(state: State | undefined): boolean {
  if (!state || typeof state.enter === 'function') return false;
  return allVerbs(state.enter).some(({ kind }) => kind === 'dial' || kind === 'enqueue');
}
