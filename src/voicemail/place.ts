import type { WholeCall } from '../records/calls.ts';
import type { RecordingFact } from '../records/fact.ts';
import { GOODBYE } from '../tree/line.ts';

/** Whose a recording is, and where in a tree it was made. */
export type Place = Pick<RecordingFact, 'fromNumber' | 'toNumber' | 'tree' | 'state'>;

/** The carrier tells times in whole seconds. */
const SECOND = 1000;

/** Where in a call a recording was made that began at a time, in epoch milliseconds. */
export function placeIn({ fromNumber, toNumber, tree, steps }: WholeCall, at: number): Place {
  const before = steps.findLast((step) => step.at < at + SECOND && step.path.at(-1) !== GOODBYE);
  return {
    fromNumber: fromNumber ?? undefined,
    toNumber: toNumber ?? undefined,
    tree: before?.tree ?? tree ?? undefined,
    state: before?.path.at(-1),
  };
}
