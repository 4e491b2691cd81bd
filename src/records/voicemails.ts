import { sql } from 'kysely';
import type { Database } from './database.ts';
import { pageOf, placeOf, type Page } from './page.ts';
import type { Recording } from './schema.ts';
import { cleaned } from './told.ts';

/** How many voicemails somebody is told of at once. */
const UNHEARD = 100;

/** Which voicemails are asked for; those that everything given is true of. */
export interface VoicemailQuery {
  readonly handled?: boolean | undefined;
  /** The caller's. */
  readonly number?: string | undefined;
  readonly tree?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Who took care of a voicemail. */
export interface Handling {
  readonly at: number;
  readonly by: string;
  readonly note?: string | undefined;
}

/**
 * Voicemails that are not deleted, newest first.
 * @throws {RangeError} when the cursor is none.
 */
export async function voicemails(
  { read }: Database,
  { handled, number, tree, limit, cursor }: VoicemailQuery,
): Promise<Page<Recording>> {
  let query = read
    .selectFrom('recordings')
    .selectAll()
    .where('kind', '=', 'voicemail')
    .where('deletedAt', 'is', null);
  if (handled !== undefined) query = query.where('handledAt', handled ? 'is not' : 'is', null);
  if (number !== undefined) query = query.where('fromNumber', '=', number);
  if (tree !== undefined) query = query.where('tree', '=', tree);
  if (cursor !== undefined) {
    const { at, key } = placeOf(cursor);
    query = query.where(
      sql<boolean>`(${sql.ref('createdAt')}, ${sql.ref('recordingSid')}) < (${at}, ${key})`,
    );
  }
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('recordingSid', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, ({ createdAt, recordingSid }) => ({
    at: createdAt,
    key: recordingSid,
  }));
}

/** Recordings by their SIDs, as far as there are records of them. */
export async function recordings(
  { read }: Database,
  recordingSids: readonly string[],
): Promise<Recording[]> {
  return read
    .selectFrom('recordings')
    .selectAll()
    .where('recordingSid', 'in', recordingSids)
    .execute();
}

/** The SIDs of all recordings of a number's, at either end of a call, that are not deleted. */
export async function recordingsOf({ read }: Database, number: string): Promise<string[]> {
  const either = sql<boolean>`(from_number = ${number} or to_number = ${number})`;
  const rows = await read
    .selectFrom('recordings')
    .select('recordingSid')
    .where('deletedAt', 'is', null)
    .where(sql<boolean>`(${either} or call_sid in (select call_sid from calls where ${either}))`)
    .execute();
  return rows.map(({ recordingSid }) => recordingSid);
}

/** The oldest whole voicemails since a time that nobody was told of. */
export async function unheard({ read }: Database, since: number): Promise<string[]> {
  const rows = await read
    .selectFrom('recordings')
    .select('recordingSid')
    .where('createdAt', '>=', since)
    .where('kind', '=', 'voicemail')
    .where('status', '=', 'completed')
    .where('deletedAt', 'is', null)
    .where('notifiedAt', 'is', null)
    .orderBy('createdAt')
    .limit(UNHEARD)
    .execute();
  return rows.map(({ recordingSid }) => recordingSid);
}

/** Notes that somebody is told of a whole voicemail; tells whether nobody was before. */
export async function notify(
  { write }: Database,
  recordingSid: string,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await write
    .updateTable('recordings')
    .set({ notifiedAt: at })
    .where('recordingSid', '=', recordingSid)
    .where('kind', '=', 'voicemail')
    .where('status', '=', 'completed')
    .where('deletedAt', 'is', null)
    .where('notifiedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Marks a recording as taken care of; tells whether there is one. */
export async function handle(
  { write }: Database,
  recordingSid: string,
  { at, by, note }: Handling,
): Promise<boolean> {
  const { numUpdatedRows } = await write
    .updateTable('recordings')
    .set({ handledAt: at, handledBy: cleaned(by), note: note === undefined ? null : cleaned(note) })
    .where('recordingSid', '=', recordingSid)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Marks a recording as deleted at a time; tells whether there is one. */
export async function discard(
  { write }: Database,
  recordingSid: string,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await write
    .updateTable('recordings')
    .set({ deletedAt: at })
    .where('recordingSid', '=', recordingSid)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
