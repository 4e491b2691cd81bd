import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { CallBack } from './schema.ts';

/** How often a caller is tried who can't be reached. */
export const MOST_TRIES = 3;

/** Milliseconds before a caller who was not reached is tried again. */
const AGAIN = 5 * 60 * 1000;

/** Milliseconds after which an agent's call is over, whatever was told. */
const LONGEST_CALL = 4 * 60 * 60 * 1000;

/** Somebody who asks to be called back. */
export interface Asking {
  readonly id: string;
  /** Of the call that asks, which may wait in a queue. */
  readonly callSid: string;
  readonly queue: string;
  readonly number: string;
  readonly tree: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Who is to be called back next. */
export type NextCallBack = Pick<CallBack, 'id' | 'askedAt'> & { readonly number: string };

/** How a call-back that an agent's call took ended. */
export interface CallBackEnd {
  readonly id: string;
  readonly by: string;
  /** `completed`, or else why it was not: `busy`, `no-answer`, … */
  readonly result: string;
}

/** Notes down who is to be called back; a number that waits for that already keeps its place. */
export async function askCallBack(
  { write, lock }: Database,
  { id, callSid, queue, number, tree, at }: Asking,
): Promise<void> {
  await write.transaction().execute(async (transaction) => {
    await lock(transaction);
    await sql`insert into call_backs (id, queue, number, tree, asked_at)
      select ${id}, ${queue}, ${number}, ${tree}, cast(${at} as bigint)
      where not exists (select 1 from call_backs
        where queue = ${queue} and number = ${number} and result is null)`.execute(transaction);
    await transaction
      .updateTable('queueEntries')
      .set({ result: 'call-back' })
      .where('callSid', '=', callSid)
      .where('leftAt', 'is', null)
      .execute();
  });
}

/** Takes the next call-back of a queue for an agent's call, or the one it has; each goes to one of them. */
export async function takeCallBack(
  { write, lock }: Database,
  queue: string,
  by: string,
  now: number,
): Promise<NextCallBack | undefined> {
  const [taken] = await write.transaction().execute(async (transaction) => {
    await lock(transaction);
    const { rows } = await sql<NextCallBack>`
      update call_backs set taken_at = ${now}, taken_by = ${by},
        tries = coalesce(tries, 0) + case when taken_by = ${by} then 0 else 1 end
      where id = (select id from call_backs where queue = ${queue} and ${due(now, by)}
        order by coalesce(taken_at, asked_at), id limit 1)
      returning id, number, asked_at`.execute(transaction);
    return rows;
  });
  return taken;
}

/**
 * Tells how a call-back that an agent's call took ended: `completed` is the end of it, all else goes back
 * to the line, unless it was tried often enough. Told again, it changes nothing.
 */
export async function endCallBack(
  { write }: Database,
  { id, by, result }: CallBackEnd,
): Promise<void> {
  await sql`update call_backs set
      result = case when ${result} = 'completed' or tries >= ${MOST_TRIES} then ${result} end,
      taken_by = case when ${result} = 'completed' or tries >= ${MOST_TRIES} then taken_by end
    where id = ${id} and taken_by = ${by} and result is null`.execute(write);
}

/** Who asked to be called back and was not, in the order in which they are called. */
export function openCallBacks({ read }: Database): Promise<CallBack[]> {
  return inOrder(read).execute();
}

/** Who an agent's call may call back now in a queue, the next one first. */
export function dueCallBacks(
  { read }: Database,
  queue: string,
  by: string,
  now: number,
): Promise<CallBack[]> {
  return inOrder(read).where('queue', '=', queue).where(due(now, by)).execute();
}

function inOrder(read: Database['read']) {
  return read
    .selectFrom('callBacks')
    .selectAll()
    .where('result', 'is', null)
    .orderBy(({ fn }) => fn.coalesce('takenAt', 'askedAt'))
    .orderBy('id');
}

/** Who may be called now: nobody's, this agent's own again, or that of a call which is over. */
function due(now: number, by: string) {
  return sql<boolean>`result is null and (taken_by = ${by} or coalesce(tries, 0) < ${MOST_TRIES}
    and coalesce(taken_at, 0) < ${now - AGAIN}
    and (taken_by is null or taken_at < ${now - LONGEST_CALL}
      or exists (select 1 from calls where call_sid = taken_by and ending is not null)))`;
}
