import { setTimeout } from 'node:timers/promises';
import type { Failure } from './failure.ts';

/** Milliseconds before the first retry, at most; they double with each. */
const PAUSE = 200;

export interface RetryOptions {
  readonly retries: number;
  readonly idempotent: boolean;
  /** When it is of no use to go on, by `performance.now()`. */
  readonly until: number;
  readonly signal: AbortSignal;
}

/** Tries a few times, waiting in between: the longer, the more often, and never all callers at once. */
export async function retried<T>(
  attempt: () => Promise<T>,
  failureOf: (error: unknown) => Failure,
  { retries, idempotent, until, signal }: RetryOptions,
): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const failure = failureOf(error);
      const { repeat, after = 0 } = failure.facts;
      const pause = Math.max(after, PAUSE * 2 ** tried * (0.5 + Math.random() / 2));
      const harmless = repeat === 'always' || (repeat === 'sent' && idempotent);
      // A caller is better told now than after a wait that the time can't hold.
      if (tried >= retries || !harmless || performance.now() + pause >= until) throw failure;
      await setTimeout(pause, undefined, { signal });
    }
  }
}
