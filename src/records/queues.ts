import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Milliseconds; nobody waits longer, whatever was told. */
export const DAY = 24 * 60 * 60 * 1000;

/** Somebody who waits in a queue. */
export interface Waiter {
  readonly callSid: string;
  readonly queue: string;
  readonly number: string | null;
  readonly tree: string | null;
  /** Epoch milliseconds. */
  readonly since: number;
  /** The options that the caller chose, by name. */
  readonly path: readonly string[];
}

/** How stays in a queue ended. */
export interface QueueCounts {
  readonly queue: string;
  readonly entered: number;
  readonly answered: number;
  /** For a message or a call back. */
  readonly left: number;
  /** Because the caller hung up. */
  readonly abandoned: number;
  /** Because the queue took nobody. */
  readonly refused: number;
  /** Seconds that somebody waited at most; null where nobody is known to have. */
  readonly longest: number | null;
  /** Seconds until callers were answered, on average; null where none was. */
  readonly average: number | null;
}

/** And `call-back`, of our own. https://www.twilio.com/docs/voice/twiml/enqueue#action */
const ANSWERED = ['bridged', 'bridging-in-process', 'redirected-from-bridged'];
const LEFT = ['leave', 'redirected', 'call-back'];
const REFUSED = ['queue-full', 'error', 'system-error'];

/** Who waits in a queue, or in any, at a time in epoch milliseconds; the longest waiting first. */
export async function waiters({ read }: Database, now: number, queue?: string): Promise<Waiter[]> {
  let query = read
    .selectFrom('queueEntries')
    .innerJoin('calls', 'calls.callSid', 'queueEntries.callSid')
    .select([
      'calls.callSid',
      'calls.serial',
      'calls.fromNumber as number',
      'calls.tree',
      'queueEntries.queue',
      'queueEntries.enteredAt as since',
    ])
    .where('queueEntries.leftAt', 'is', null)
    // Whoever is to be called back has gone, though a carrier may not tell.
    .where('queueEntries.result', 'is', null)
    .where('queueEntries.enteredAt', '>', now - DAY)
    .where('calls.ending', 'is', null);
  if (queue !== undefined) query = query.where('queueEntries.queue', '=', queue);
  const rows = await query.orderBy('since').orderBy('queueEntries.id').execute();
  // A caller is in one queue at a time: the last one entered.
  const last = [...new Map(rows.map((row) => [row.callSid, row])).values()];
  const steps = await read
    .selectFrom('steps')
    .select(['callSerial', 'option'])
    .where('callSerial', 'in', last.length > 0 ? last.map(({ serial }) => serial) : [-1])
    .where('option', 'is not', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return last
    .toSorted((one, other) => one.since - other.since)
    .map(({ serial, queue: name, ...row }) => ({
      ...row,
      queue: name ?? '',
      path: steps.flatMap((step) => (step.callSerial === serial && step.option) || []),
    }));
}

/** How stays in each queue ended that began at a time or later, in epoch milliseconds. */
export async function queueCounts({ read }: Database, since: number): Promise<QueueCounts[]> {
  const among = (results: readonly string[]) =>
    sql<number>`sum(case when queue_entries.result in (${sql.join(results)}) then 1 else 0 end)`;
  const gone = sql<number>`sum(case when queue_entries.result = 'hangup' or (queue_entries.result is null
    and calls.ending is not null) then 1 else 0 end)`;
  const rows = await read
    .selectFrom('queueEntries')
    .leftJoin('calls', 'calls.callSid', 'queueEntries.callSid')
    .select(({ fn }) => [
      'queueEntries.queue',
      fn.countAll<number>().as('entered'),
      among(ANSWERED).as('answered'),
      among(LEFT).as('left'),
      gone.as('abandoned'),
      among(REFUSED).as('refused'),
      fn.max('queueEntries.wait').as('longest'),
      // Who gave up early, or was turned away, says nothing of how long the others had to wait.
      sql<number | null>`avg(case when queue_entries.result in (${sql.join(ANSWERED)})
        then queue_entries.wait end)`.as('average'),
    ])
    .where('queueEntries.enteredAt', '>=', since)
    .where('queueEntries.queue', 'is not', null)
    .groupBy('queueEntries.queue')
    .orderBy('queueEntries.queue')
    .execute();
  return rows.map(({ queue, average, ...counts }) => ({
    ...counts,
    queue: queue ?? '',
    average: average === null ? null : Math.round(average),
  }));
}

/** Who was taken out of a queue by an agent's call, at a time in epoch milliseconds. */
export interface Taking {
  readonly callSid: string;
  readonly agent: string;
  readonly at: number;
}

/** Marks a caller as taken out of the queue: carriers tell the end of a stay only after the talk. */
export async function take({ write }: Database, { callSid, agent, at }: Taking): Promise<void> {
  await sql`update queue_entries set agent = ${agent}, left_at = coalesce(left_at, ${at})
    where id = (select id from queue_entries where call_sid = ${callSid}
      order by entered_at desc, id desc limit 1)`.execute(write);
}
