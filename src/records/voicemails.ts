import { sql } from 'kysely';
import type { Database } from './database.ts';
import { pageOf, placeOf, type Page } from './page.ts';
import type { Recording } from './schema.ts';

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

/** Marks a recording as taken care of; tells whether there is one. */
export async function handle(
  { write }: Database,
  recordingSid: string,
  { at, by, note }: Handling,
): Promise<boolean> {
  const { numUpdatedRows } = await write
    .updateTable('recordings')
    .set({ handledAt: at, handledBy: by, note: note ?? null })
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
