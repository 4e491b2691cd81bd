import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Facts } from './fact.ts';
import { tables } from './table.ts';

/** Rows read at once. */
const PAGE = 1000;

/** What begins a formula in a spreadsheet. https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/;

type Rows = readonly Readonly<Record<string, unknown>>[];

/** All rows of a table as lines of JSON; as many are in memory as are read at once. */
export async function* jsonLines(database: Database, table: keyof Facts): AsyncGenerator<string> {
  for await (const rows of pages(database, table)) {
    yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  }
}

/**
 * All rows of a table as CSV, with a line of names. Text that a spreadsheet would compute begins with an
 * apostrophe, numbers in E.164 among it. https://www.rfc-editor.org/rfc/rfc4180
 */
export async function* csv(database: Database, table: keyof Facts): AsyncGenerator<string> {
  const names = namesOf(table).map((name) => name.replace(/.*\./, ''));
  yield lineOf(names);
  for await (const rows of pages(database, table)) {
    yield rows.map((row) => lineOf(names.map((name) => row[name]))).join('');
  }
}

/** All rows of a table in the order of its key, page by page. */
async function* pages({ read }: Database, table: keyof Facts): AsyncGenerator<Rows> {
  const { key } = tables[table];
  const columns = sql.join(key.map((name) => sql.ref(name)));
  const names = sql.join(namesOf(table).map((name) => sql.ref(name)));
  // Steps are known by the serial number of their call.
  const source =
    table === 'steps' ? sql`steps join calls on serial = call_serial` : sql.table(table);
  let after = sql`true`;
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`
      select ${names} from ${source} where ${after} order by ${columns} limit ${PAGE}
    `.execute(read);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = sql`(${columns}) > (${sql.join(key.map((name) => last[name]))})`;
  }
}

function namesOf(table: keyof Facts): string[] {
  const names = tables[table].columns.map(({ name }) => `${table}.${name}`);
  return table === 'steps' ? ['calls.callSid', ...names] : names;
}

function lineOf(values: readonly unknown[]): string {
  return `${values.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : '';
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
