import { Worker } from 'node:worker_threads';
import type { Finding } from '../check/finding.ts';
import { workerUrl } from '../worker-url.ts';
import type { Court, Judgement } from './judgement.ts';
import type { Question } from './reader-worker.ts';

/** Milliseconds; a folder of the largest documents takes a tenth of it. */
const LONGEST = 300_000;

/**
 * Judges the documents of a folder, while calls are answered.
 * @throws {Error} when they can't be read, or `signal` ends it.
 */
export function judged(court: Court, signal: AbortSignal): Promise<Judgement> {
  return inThread({ kind: 'judgement', court }, signal);
}

/** What the checker says of a document, found by its tree's name or its file's; undefined without one. */
export function checked(
  court: Court,
  name: string,
  signal: AbortSignal,
): Promise<Finding[] | undefined> {
  return inThread({ kind: 'findings', court, name }, signal);
}

/** Asks in a thread that is there for this only, so that nothing a document does to it lasts. */
async function inThread<Answer>(question: Question, signal: AbortSignal): Promise<Answer> {
  const worker = new Worker(workerUrl('reader-worker', import.meta.url), { workerData: question });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const end = () => reject(new Error('The documents are read no more.'));
  const late = () => reject(new Error(`The documents took ${LONGEST / 60_000} minutes to read.`));
  const timer = setTimeout(late, LONGEST);
  signal.addEventListener('abort', end);
  worker.on('message', resolve).on('error', reject).on('exit', end);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    await worker.terminate();
  }
}
