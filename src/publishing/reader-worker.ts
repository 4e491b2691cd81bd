/**
 * Reads and judges the documents of a folder in a thread of its own: that may take seconds, and calls
 * must not wait for it.
 * @module
 */
import { existsSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { draftsIn } from './folder.ts';
import { findingsIn } from './gate.ts';
import { judge, type Court } from './judgement.ts';

/** What is asked of the folder of a site. */
export type Question =
  | { readonly kind: 'judgement'; readonly court: Court }
  | { readonly kind: 'findings'; readonly court: Court; readonly name: string };

const question = workerData as Question;
const { court } = question;
// Nobody takes all trees away at once by taking away their folder.
if (court.standing.length > 0 && !existsSync(court.site.folder)) {
  throw new Error(`The folder ${court.site.folder} is gone: put it back.`);
}
const drafts = await draftsIn(court.site);
const answer =
  question.kind === 'judgement'
    ? await judge(drafts, court)
    : await findingsIn(drafts, question.name, court.now);
parentPort?.postMessage(answer, []);
