import { Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { migrations } from './migrations.ts';
import { Refusal } from './refusal.ts';

/** How Kysely says that a migration was made which this version doesn't know. */
const UNKNOWN = /previously executed migration (\S+) is missing/;

/**
 * Brings the tables to this version; of several processes one does, and the others wait.
 * @throws {Refusal} when a newer version has been there, or the database can't be written.
 */
export async function migrate({ write, explained }: Database): Promise<void> {
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const { error } = await new Migrator({ db: write, provider }).migrateToLatest();
  if (error === undefined) return;
  const [, unknown] = UNKNOWN.exec(error instanceof Error ? error.message : '') ?? [];
  if (unknown === undefined) throw explained(error);
  throw new Refusal(
    `The records are those of a newer version of this server, which made ${unknown}: start that ` +
      'version again, or put back the backup made before it was installed',
  );
}
