import { sql } from 'kysely';
import { put, type Into } from './put.ts';
import type { Call } from './schema.ts';
import type { Row } from './told.ts';

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** What of a call is counted. */
export type Counted = Pick<
  Call,
  'callSid' | 'serial' | 'tree' | 'startedAt' | 'lastState' | 'ending' | 'duration'
>;

/** The day of a time, in days since 1970-01-01 UTC. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY);
}

/** Calls as they are counted now. */
export async function countedCalls(
  { transaction, each }: Into,
  callSids: readonly string[],
): Promise<Counted[]> {
  const asked = sql<string>`(select value ->> 0 from ${each(JSON.stringify(callSids.map((sid) => [sid])))})`;
  return transaction
    .selectFrom('calls')
    .select(['callSid', 'serial', 'tree', 'startedAt', 'lastState', 'ending', 'duration'])
    .where('callSid', 'in', asked)
    .execute();
}

/** Counts steps that were put now. */
export async function countSteps(into: Into, steps: readonly Row[]): Promise<void> {
  const rows = steps.map(({ at, tree = '', state = '', event = '', option = '' }) => ({
    day: dayOf(Number(at)),
    tree,
    state,
    event,
    option,
    steps: 1,
  }));
  await put(into, 'stepCounts', totals(rows, 'steps'));
}

/**
 * Counts calls anew that are different from before: a call is counted once, as what it is known to be,
 * and stays counted when its record is deleted, since numbers of calls are nobody's.
 */
export async function countCalls(
  into: Into,
  before: readonly Counted[],
  after: readonly Counted[],
): Promise<void> {
  const ended = [...before.map(endingOf(-1)), ...after.map(endingOf(1))];
  const lasted = [...before.flatMap(lengthOf(-1)), ...after.flatMap(lengthOf(1))];
  await put(into, 'callCounts', totals(ended, 'calls'));
  await put(into, 'callLengths', totals(lasted, 'calls'));
}

const endingOf = (calls: number) => (call: Counted) => ({
  day: dayOf(call.startedAt),
  tree: call.tree ?? '',
  state: call.ending === null ? '' : (call.lastState ?? ''),
  ending: call.ending ?? '',
  calls,
});

const lengthOf = (calls: number) => (call: Counted) =>
  call.duration === null
    ? []
    : [{ day: dayOf(call.startedAt), tree: call.tree ?? '', duration: call.duration, calls }];

/** Rows that differ only in a number, as one with their sum; none where that is nothing. */
function totals(rows: readonly Row[], column: string): Row[] {
  const sums = new Map<string, { row: Row; sum: number }>();
  for (const row of rows) {
    const { [column]: count, ...group } = row;
    // No text of a row has a NUL in it.
    const key = Object.values(group).join('\0');
    const total = sums.get(key) ?? { row, sum: 0 };
    total.sum += Number(count);
    sums.set(key, total);
  }
  return [...sums.values()].flatMap(({ row, sum }) =>
    sum === 0 ? [] : [{ ...row, [column]: sum }],
  );
}
