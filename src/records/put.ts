import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { tables } from './table.ts';
import type { Row } from './told.ts';

/** Where rows are put: a transaction, and how its database reads JSON. */
export interface Into {
  readonly transaction: Transaction<Schema>;
  readonly each: Database['each'];
}

/**
 * Puts rows into a table, in as few statements as can be: what is there already is merged with what is
 * told, in these columns or in all. A statement can't change a row twice, so that rows with the same
 * key take turns.
 */
export async function put(
  { transaction, each }: Into,
  table: keyof Schema,
  rows: readonly Row[],
  merged?: readonly string[],
): Promise<void> {
  const { key, columns } = tables[table];
  const changes = columns.flatMap(({ name, merge }) =>
    merge && (!merged || merged.includes(name))
      ? [sql`${sql.ref(name)} = ${merge(table, name)}`]
      : [],
  );
  const conflict = changes.length > 0 ? sql`do update set ${sql.join(changes)}` : sql`do nothing`;
  for (const turn of turnsOf(rows, key)) {
    await sql`${insertOf(each, table, turn)}
      on conflict (${sql.join(key.map((name) => sql.ref(name)))}) ${conflict}`.execute(transaction);
  }
}

/** Puts steps that are not there yet; returns these. */
export async function putSteps({ transaction, each }: Into, rows: readonly Row[]): Promise<Row[]> {
  const insert = sql`${insertOf(each, 'steps', rows)} on conflict do nothing`;
  // Almost always none is there, and to be told of each would take long.
  await sql`savepoint steps`.execute(transaction);
  const { numAffectedRows } = await insert.execute(transaction);
  if (numAffectedRows === BigInt(rows.length)) return [...rows];
  await sql`rollback to savepoint steps`.execute(transaction);
  const { rows: put } = await sql<{ callSerial: number; id: string }>`
    ${insert} returning call_serial, id
  `.execute(transaction);
  const fresh = new Set(put.map(({ callSerial, id }) => `${callSerial} ${id}`));
  // The first of each: a step may be told twice at once.
  return rows.filter(({ callSerial, id }) => fresh.delete(`${callSerial} ${id}`));
}

/** Rows go as one parameter, an array of arrays: a statement has room for a limited number. */
function insertOf(
  each: Database['each'],
  table: keyof Schema,
  rows: readonly Row[],
): RawBuilder<unknown> {
  const { columns } = tables[table];
  const names = columns.map(({ name }) => sql.ref(name));
  const values = columns.map(({ type }, index) =>
    type === 'integer'
      ? sql`cast(value ->> ${sql.lit(index)} as bigint)`
      : sql`value ->> ${sql.lit(index)}`,
  );
  const json = JSON.stringify(rows.map((row) => columns.map(({ name }) => row[name])));
  return sql`insert into ${sql.table(table)} (${sql.join(names)})
    select ${sql.join(values)} from ${each(json)} where true`;
}

/** Rows in groups in which every key is there once. */
function turnsOf(rows: readonly Row[], key: readonly string[]): Row[][] {
  const turns: Row[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const id = JSON.stringify(key.map((name) => row[name]));
    const turn = seen.get(id) ?? 0;
    seen.set(id, turn + 1);
    (turns[turn] ??= []).push(row);
  }
  return turns;
}
