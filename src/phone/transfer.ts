import type { Answerer } from './amd.ts';
import type { Outcome } from './happening.ts';

/** A party a document dials; `noun` is `Number` for a plain number too. */
export interface Target {
  noun: string;
  to: string;
}

/** How a dialled party responds; times in seconds. */
export interface Transfer {
  outcome: Outcome | 'full';
  /** How long it rings before it is answered or given up; default 5. */
  rings?: number;
  /** How long the parties talk; default 30. */
  seconds?: number;
  /** Who ends the talk: default the callee; `star` is the caller pressing the star key. */
  endedBy?: 'callee' | 'caller' | 'star';
  /** Keys the callee presses where a whisper gathers; without them the callee stays silent. */
  keys?: string;
  /** Who or what answers, where the document has machines detected; default a human. */
  answerer?: Answerer;
}

/**
 * How dialled parties respond, by number, client, SIP address or queue name; a function decides by
 * target. Parties not named answer. `full` is a queue that takes nobody.
 */
export type Transfers =
  | Readonly<Record<string, Transfer | Transfer['outcome']>>
  | ((target: Target) => Transfer | Transfer['outcome']);

/** The response of one party. */
export function transferOf(transfers: Transfers, target: Target): Transfer {
  const found = typeof transfers === 'function' ? transfers(target) : named(transfers, target.to);
  if (found === undefined) return { outcome: 'answered' };
  return typeof found === 'string' ? { outcome: found } : found;
}

function named<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
