import { Failure } from './failure.ts';

/**
 * Does work for at most `limit` milliseconds, or until one of the signals, by reason, ends it. However
 * it ends, the signal given to `work` then closes what is still open; work that does not listen is left
 * behind.
 */
export async function within<T>(
  limit: number,
  ends: Readonly<Record<string, AbortSignal | undefined>>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const given = Object.entries(ends);
  const [over] = given.find(([, signal]) => signal?.aborted) ?? [];
  if (over !== undefined) throw new Failure(over);

  // Not AbortSignal.any(): its timers can be collected before they fire (nodejs/node#57736).
  const controller = new AbortController();
  const ended = Promise.withResolvers<never>();
  const end = (reason: string) => ended.reject(new Failure(reason));
  const listening = given.map(([reason, signal]) => {
    const listener = () => end(reason);
    signal?.addEventListener('abort', listener);
    return () => signal?.removeEventListener('abort', listener);
  });
  const timer = setTimeout(end, limit, 'timeout');
  try {
    return await Promise.race([ended.promise, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    for (const stop of listening) stop();
    controller.abort();
  }
}
