import { sql } from 'kysely';
import type { Database } from './database.ts';
import { pageOf, placeOf, type Page } from './page.ts';
import type { Call, Recording, Step } from './schema.ts';

/** Which calls are asked for; those that everything given is true of. */
export interface CallQuery {
  /** Epoch milliseconds at which calls began: from the first to before the second. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly tree?: string | undefined;
  /** Of either end. */
  readonly number?: string | undefined;
  /** A state that the caller was in. */
  readonly state?: string | undefined;
  readonly ending?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A call with what it left behind, in the order in which it came. */
export type WholeCall = Call & {
  readonly steps: readonly (Omit<Step, 'path'> & { readonly path: readonly string[] })[];
  readonly recordings: readonly Recording[];
};

/**
 * Calls, newest first.
 * @throws {RangeError} when the cursor is none.
 */
export async function calls({ read }: Database, asked: CallQuery): Promise<Page<Call>> {
  const { number, limit } = asked;
  const newest = newestOf(read, asked);
  const of = (column: 'fromNumber' | 'toNumber', end: string) =>
    read.selectFrom(newest.where(column, '=', end).as(column)).selectAll();
  // Each end by an index of its own: a number may be at one end of every call.
  const query =
    number === undefined
      ? newest
      : of('fromNumber', number)
          .union(of('toNumber', number))
          .orderBy('startedAt', 'desc')
          .orderBy('callSid', 'desc')
          .limit(limit + 1);
  const rows = await query.execute();
  return pageOf(rows, limit, ({ startedAt, callSid }) => ({ at: startedAt, key: callSid }));
}

/** The newest calls, of any number. */
function newestOf(
  read: Database['read'],
  { from, to, tree, state, ending, limit, cursor }: CallQuery,
) {
  let query = read.selectFrom('calls').selectAll();
  if (from !== undefined) query = query.where('startedAt', '>=', from);
  if (to !== undefined) query = query.where('startedAt', '<', to);
  if (tree !== undefined) query = query.where('tree', '=', tree);
  if (ending !== undefined) query = query.where('ending', '=', ending);
  if (state !== undefined) {
    query = query.where((call) =>
      call.or([
        call('lastState', '=', state),
        call.exists(
          call
            .selectFrom('steps')
            .select('steps.id')
            .whereRef('steps.callSerial', '=', 'calls.serial')
            .where('steps.state', '=', state),
        ),
      ]),
    );
  }
  if (cursor !== undefined) {
    const { at, key } = placeOf(cursor);
    query = query.where(
      sql<boolean>`(${sql.ref('startedAt')}, ${sql.ref('callSid')}) < (${at}, ${key})`,
    );
  }
  return query
    .orderBy('startedAt', 'desc')
    .orderBy('callSid', 'desc')
    .limit(limit + 1);
}

/** A call, if there is a record of it. */
export async function call({ read }: Database, callSid: string): Promise<WholeCall | undefined> {
  const found = await read
    .selectFrom('calls')
    .selectAll()
    .where('callSid', '=', callSid)
    .executeTakeFirst();
  if (!found) return undefined;
  const steps = await read
    .selectFrom('steps')
    .selectAll()
    .where('callSerial', '=', found.serial)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const recordings = await read
    .selectFrom('recordings')
    .selectAll()
    .where('callSid', '=', callSid)
    .orderBy('createdAt')
    .execute();
  return {
    ...found,
    steps: steps.map((step) => ({ ...step, path: JSON.parse(step.path) as string[] })),
    recordings,
  };
}
