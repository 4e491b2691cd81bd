import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds. */
const AWAY = 1500;

/** Keeps a SQLite file to oneself for a while. */
export async function locked(file: string): Promise<void> {
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec('begin immediate');
  await delay(AWAY);
  database.exec('rollback');
  database.close();
}
