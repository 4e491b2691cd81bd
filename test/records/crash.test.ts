import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locked } from './lock-file.ts';
import { ordeal, stopped } from './ordeal.ts';
import { startPostgres, temporary } from './store.ts';

const hardships = { calls: 300, kills: 3, outages: 1 };

let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

it.each(['SQLite', 'PostgreSQL'])(
  'a server that is killed again and again has recorded once all that it answered, in %s',
  async (database) => {
    const { path, remove } = temporary();
    const outcome = await ordeal({
      ...hardships,
      dataDir: path,
      ...(database === 'SQLite'
        ? { outage: () => locked(join(path, 'records.db')) }
        : { outage: () => stopped(postgres), databaseUrl: await postgres.database() }),
    });
    remove();
    const { missing, repeated, options, answered, acknowledged } = outcome;
    expect({ missing, repeated }).toEqual({ missing: [], repeated: [] });
    expect(options[0]).toBe(options[1]);
    expect(answered).toBeGreaterThan(300);
    expect(acknowledged).toBeGreaterThan(300);
  },
);
