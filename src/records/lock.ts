import { DatabaseSync } from 'node:sqlite';

/** Busy, and can't open. https://www.sqlite.org/rescode.html */
const TAKEN_OR_GONE = new Set([5, 14]);

/**
 * Takes a lock that the operating system lets go of when the process ends, however it ends: Node.js has
 * no such locks on files, SQLite has. Returns what lets go of it; undefined when another has it, or its
 * folder is gone.
 */
export function lock(file: string): (() => void) | undefined {
  let database: DatabaseSync | undefined;
  try {
    const opened = (database = new DatabaseSync(file));
    opened.exec('begin exclusive');
    return () => opened.close();
  } catch (error) {
    database?.close();
    if (TAKEN_OR_GONE.has((error as { errcode?: number }).errcode ?? 0)) return undefined;
    throw error;
  }
}
