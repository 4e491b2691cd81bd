import { sql } from 'kysely';
import type { Database } from './database.ts';
import { both, deleteRows, NOTHING, type Deleted, type Doomed } from './deletion.ts';

/** Rows of a table that are deleted at once: what comes in meanwhile waits for no more than these. */
const BATCH = 500;

/**
 * Deletes what is from before a time (epoch milliseconds): calls, and what they left behind but for
 * recordings that nobody has handled or deleted. What is counted stays counted.
 */
export async function retire({ write, lock }: Database, before: number): Promise<Deleted> {
  const doomed = doomedBefore(before);
  for (let deleted = NOTHING; ;) {
    const batch = await write.transaction().execute(async (transaction) => {
      await lock(transaction);
      return deleteRows(transaction, doomed);
    });
    deleted = both(deleted, batch);
    const { calls, recordings, messages, queueEntries, callBacks } = batch;
    if (Math.max(calls, recordings, messages, queueEntries, callBacks) < BATCH) return deleted;
  }
}

function doomedBefore(before: number): Doomed {
  const calls = (column: string) => sql`(select ${sql.ref(column)} from calls
    where started_at < ${before} order by started_at, call_sid limit ${sql.lit(BATCH)})`;
  return {
    calls: sql`call_sid in ${calls('callSid')}`,
    steps: sql`call_serial in ${calls('serial')}`,
    recordings: sql`recording_sid in (select recording_sid from recordings
      where created_at < ${before} and (handled_at is not null or deleted_at is not null)
      limit ${sql.lit(BATCH)})`,
    messages: sql`message_sid in (select message_sid from messages
      where at < ${before} limit ${sql.lit(BATCH)})`,
    queueEntries: sql`id in (select id from queue_entries
      where entered_at < ${before} limit ${sql.lit(BATCH)})`,
    callBacks: sql`id in (select id from call_backs
      where asked_at < ${before} limit ${sql.lit(BATCH)})`,
  };
}
