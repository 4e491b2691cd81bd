import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { both, deleteRows, NOTHING, type Deleted, type Doomed } from './deletion.ts';
import type { Drain } from './drain.ts';
import type { Spool } from './spool.ts';

/** How often other processes are waited for, and for how many milliseconds each time. */
const TRIES = 30;
const PAUSE = 200;

/**
 * Erases everything about a number, at either end of a call: in all tables, and on its way there. What
 * is counted stays counted, since it tells of nobody.
 * @throws {Error} when the database is away, or what others hold does not come to it.
 */
export async function erase(
  { write, lock }: Database,
  spool: Spool,
  drain: Drain,
  number: string,
): Promise<Deleted> {
  const doomed = doomedOf(number);
  let deleted = NOTHING;
  for (let tries = 0; tries < TRIES; tries += 1) {
    await spool.adopt();
    await drain.flush();
    const more = await write.transaction().execute(async (transaction) => {
      await lock(transaction);
      return deleteRows(transaction, doomed);
    });
    deleted = both(deleted, more);
    if (!(await spool.forget(JSON.stringify(number)))) return deleted;
    await delay(PAUSE);
  }
  throw new Error(
    'Records of the number are still on their way: erase it again when calls are over',
  );
}

function doomedOf(number: string): Doomed {
  const either = sql<boolean>`(from_number = ${number} or to_number = ${number})`;
  const called = sql<boolean>`call_sid in (select call_sid from calls where ${either})`;
  return {
    calls: either,
    steps: sql`call_serial in (select serial from calls where ${either})`,
    recordings: sql`(${either} or ${called})`,
    messages: sql`(${either} or ${called})`,
    queueEntries: called,
    callBacks: sql`number = ${number}`,
  };
}
