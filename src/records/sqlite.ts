import { accessSync, constants, existsSync } from 'node:fs';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { Refusal, refused } from './refusal.ts';
import type { Schema } from './schema.ts';
import { SqliteError, sqliteDialect } from './sqlite-dialect.ts';

/** Codes by which SQLite refuses a row: too big, constraint, mismatch. https://www.sqlite.org/rescode.html */
const ABOUT_DATA = new Set([18, 19, 20]);

/**
 * Opens the records in a SQLite file, which is made where it is missing.
 * @throws {Refusal} when it can't be written, which SQLite would only find when something is.
 */
export function openSqlite(file: string): Database {
  try {
    if (existsSync(file)) accessSync(file, constants.W_OK);
  } catch (cause) {
    throw new Refusal(unwritable(file), { cause });
  }
  const connect = (readOnly: boolean) =>
    new Kysely<Schema>({
      dialect: sqliteDialect({ file, readOnly }),
      plugins: [new CamelCasePlugin()],
    });
  const write = connect(false);
  const read = connect(true);
  return {
    write,
    read,
    each: (json) => sql`json_each(${json})`,
    // Every transaction is immediate.
    lock: async () => undefined,
    isAboutData: (error) => error instanceof SqliteError && ABOUT_DATA.has(error.errcode & 0xff),
    explained: (error) =>
      refused(error, error instanceof SqliteError ? String(error.errcode & 0xff) : undefined, {
        8: unwritable(file),
        11: `${file} is damaged: move it away to begin with new records, or put a backup in its place`,
        14: unwritable(file),
        26: `${file} is not a database: move it away to begin with new records, or put a backup in its place`,
      }),
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  };
}

function unwritable(file: string): string {
  return `${file} can't be written: let the user that the server runs as write to it and its folder`;
}
