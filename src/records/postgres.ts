import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { Refusal, refused } from './refusal.ts';
import type { Schema } from './schema.ts';

/** Seconds that a database which does not answer is waited for. */
const CONNECT = 5;
const ANSWER = 60;

/** Type oids of bigint and numeric: what is counted and timed here fits a number. */
const NUMBERS = [20, 1700];

/** Any number, as long as all processes take the same. */
const LOCK = 7_401_962_250_113;

/**
 * Opens the records in a PostgreSQL database; it is connected to when it is first needed.
 * @throws {Refusal} when the address is none.
 */
export function openPostgres(url: string): Database {
  if (!/^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new Refusal(
      'The address of the database is none: write it such as postgres://user:password@host/name',
    );
  }
  const connect = (max: number) => {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      types,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT * 1000,
      query_timeout: ANSWER * 1000,
    });
    // A connection that is lost while nobody uses it: the next question makes another.
    pool.on('error', () => undefined);
    // One that is lost between two questions of a transaction: the second fails, and its asker is told.
    pool.on('connect', (client) => client.on('error', () => undefined));
    return new Kysely<Schema>({
      dialect: new PostgresDialect({ pool }),
      plugins: [new CamelCasePlugin()],
    });
  };
  const write = connect(2);
  const read = connect(3);
  return {
    write,
    read,
    each: (json) => sql`jsonb_array_elements(${json}::jsonb) as told(value)`,
    lock: async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
    },
    // Data exception, integrity constraint violation, program limit exceeded.
    isAboutData: (error) => /^(22|23|54)/.test(codeOf(error)),
    explained: (error) =>
      refused(error, codeOf(error), {
        '25006': 'The database is read-only: give the address of the one that can be written',
        '28000': 'The database does not let this user in: check its address and pg_hba.conf',
        '28P01': 'The database does not take this password: check its address',
        '3D000': 'There is no such database: create it, or check its address',
        '42501': 'This user may not create tables there: grant it create on the schema',
      }),
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  };
}

const types = new pg.TypeOverrides();
for (const oid of NUMBERS) types.setTypeParser(oid, Number);

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
function codeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}
