/**
 * One connection to the SQLite file, in a thread of its own: node:sqlite waits for the disk, and calls
 * must not. https://nodejs.org/api/sqlite.html
 * @module
 */
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** What the worker is given to begin with. */
export interface Opening {
  readonly file: string;
  readonly readOnly: boolean;
}

export interface Question {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

export type Reply =
  | { readonly id: number; readonly rows: readonly unknown[]; readonly changes: number }
  | { readonly id: number; readonly message: string; readonly errcode: number };

/** Milliseconds that other processes are waited for. */
const BUSY = 30_000;

/** More statements than there are; each is prepared once. */
const MOST_PREPARED = 200;

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

const { file, readOnly } = workerData as Opening;
const prepared = new Map<string, StatementSync>();
let opened: Promise<DatabaseSync> | undefined;

parentPort?.on('message', ({ id, sql, parameters }: Question) => {
  opened ??= open();
  void opened
    .then((database) => {
      const statement = prepare(database, sql);
      if (statement.columns().length > 0) {
        return { id, rows: statement.all(...parameters), changes: 0 };
      }
      return { id, rows: [], changes: Number(statement.run(...parameters).changes) };
    })
    .catch((error: Error & { errcode?: number }) => ({
      id,
      message: error.message,
      errcode: error.errcode ?? 0,
    }))
    .then((reply: Reply) => parentPort?.postMessage(reply, []));
});

async function open(): Promise<DatabaseSync> {
  const database = new DatabaseSync(file, { readOnly, timeout: BUSY });
  if (readOnly) return database;
  await toWal(database);
  // A record is forgotten elsewhere once it is committed here, so a commit waits for the disk; what is
  // deleted is overwritten, because it is deleted for somebody's sake.
  database.exec(`
    pragma synchronous = full;
    pragma wal_autocheckpoint = 10000;
    pragma temp_store = memory;
    pragma cache_size = -32000;
    pragma secure_delete = on;
  `);
  return database;
}

/** Several processes may open a new file at once, and SQLite waits for none of them here. */
async function toWal(database: DatabaseSync): Promise<void> {
  for (const until = performance.now() + BUSY; ; await delay(20)) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      const isBusy = (error as { errcode?: number }).errcode === SQLITE_BUSY;
      if (!isBusy || performance.now() > until) throw error;
    }
  }
}

function prepare(database: DatabaseSync, sql: string): StatementSync {
  const known = prepared.get(sql);
  if (known) return known;
  const statement = database.prepare(sql);
  if (prepared.size === MOST_PREPARED) prepared.clear();
  prepared.set(sql, statement);
  return statement;
}
