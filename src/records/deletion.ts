import type { RawBuilder, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** What was deleted from the records, by table. */
export interface Deleted {
  readonly calls: number;
  readonly steps: number;
  readonly recordings: number;
  readonly messages: number;
  readonly queueEntries: number;
  readonly callBacks: number;
  /** Whose audio the carrier still has. */
  readonly recordingSids: readonly string[];
}

/** Which rows of each table are to be deleted, as conditions. */
export type Doomed = Readonly<Record<Exclude<keyof Deleted, 'recordingSids'>, RawBuilder<boolean>>>;

export const NOTHING: Deleted = {
  calls: 0,
  steps: 0,
  recordings: 0,
  messages: 0,
  queueEntries: 0,
  callBacks: 0,
  recordingSids: [],
};

/** Deletes rows; calls last, since others are known by them. */
export async function deleteRows(
  transaction: Transaction<Schema>,
  doomed: Doomed,
): Promise<Deleted> {
  const of = async (table: keyof Doomed) => {
    const { numDeletedRows } = await transaction
      .deleteFrom(table)
      .where(doomed[table])
      .executeTakeFirst();
    return Number(numDeletedRows);
  };
  const recordings = await transaction
    .deleteFrom('recordings')
    .where(doomed.recordings)
    .returning('recordingSid')
    .execute();
  return {
    steps: await of('steps'),
    messages: await of('messages'),
    queueEntries: await of('queueEntries'),
    callBacks: await of('callBacks'),
    calls: await of('calls'),
    recordings: recordings.length,
    recordingSids: recordings.map(({ recordingSid }) => recordingSid),
  };
}

/** Everything that was deleted in turn. */
export function both(one: Deleted, other: Deleted): Deleted {
  return {
    calls: one.calls + other.calls,
    steps: one.steps + other.steps,
    recordings: one.recordings + other.recordings,
    messages: one.messages + other.messages,
    queueEntries: one.queueEntries + other.queueEntries,
    callBacks: one.callBacks + other.callBacks,
    recordingSids: [...one.recordingSids, ...other.recordingSids],
  };
}
