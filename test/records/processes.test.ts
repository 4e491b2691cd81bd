import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openRecords, type Records } from '../../src/records/records.ts';
import { Refusal } from '../../src/records/refusal.ts';
import { startPostgres, temporary } from './store.ts';

const run = promisify(execFile);
const script = (name: string) => join(import.meta.dirname, `${name}.ts`);
const isRoot = process.getuid?.() === 0;
/** Nobody's, on most systems. */
const NOBODY = 65_534;

let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function folder(): string {
  const { path, remove } = temporary();
  closing.push(remove);
  return path;
}

const databases: [string, () => Promise<string[]>][] = [
  ['SQLite', async () => []],
  ['PostgreSQL', async () => [await postgres.database()]],
];

describe.each(databases)('processes with records in %s', (_title, newDatabase) => {
  it('may be killed at any moment, and what they have told is there once', async () => {
    const dataDir = folder();
    const noted = join(folder(), 'noted');
    writeFileSync(noted, '');
    const url = await newDatabase();
    for (let life = 0; life < 3; life += 1) {
      // Two at once, of which the next take over.
      const writers = [`a${life}`, `b${life}`].map((name) =>
        spawn(process.execPath, [script('writer'), dataDir, noted, name, ...url]),
      );
      const before = statSync(noted).size;
      await expect.poll(() => statSync(noted).size).toBeGreaterThan(before);
      await delay(Math.random() * 500);
      for (const writer of writers) writer.kill('SIGKILL');
      await Promise.all(writers.map((writer) => once(writer, 'exit')));
    }
    const told = readFileSync(noted, 'utf8').split('\n').filter(Boolean);
    const news: unknown[] = [];
    const records = await openRecords({
      dataDir,
      databaseUrl: url[0],
      told: (told) => news.push(told),
    });
    closing.push(() => records.close());
    await records.settled();
    const steps = await column(records, 'steps', 'id');
    const recordings = await column(records, 'recordings', 'recordingSid');
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter((id) => id.startsWith('RE')).length).toBeGreaterThan(2);
    const found = new Set([...steps, ...recordings]);
    expect(told.filter((id) => !found.has(id))).toEqual([]);
    expect(found.size).toBe(steps.length + recordings.length);
    const { states } = await records.statistics({});
    expect(states).toMatchObject([{ options: { hours: steps.length } }]);
    // A write that was cut off half-way had been told to nobody.
    for (const each of news) expect(each).toMatchObject({ setAside: 1 });
  });

  it('may all make the tables at once, and one does', async () => {
    const args = [script('opener'), folder(), ...(await newDatabase())];
    const openers = await Promise.all(Array.from({ length: 3 }, () => run(process.execPath, args)));
    expect(openers.map(({ stdout }) => stdout)).toEqual(Array(3).fill('opened'));
  });
});

describe('records that can not be opened', () => {
  const open = (dataDir: string, databaseUrl?: string) =>
    openRecords({ dataDir, databaseUrl, told() {} });

  it('say so when a newer version made them, in SQLite', async () => {
    const dataDir = folder();
    await (await open(dataDir)).close();
    const database = new DatabaseSync(join(dataDir, 'records.db'));
    database.exec(`insert into kysely_migration values ('0999-newer', '2030-01-01T00:00:00.000Z')`);
    database.close();
    await expect(open(dataDir)).rejects.toThrow(
      /newer version of this server, which made 0999-newer: start that version again/,
    );
  });

  it('say so when a newer version made them, or when they are read-only, in PostgreSQL', async () => {
    const url = await postgres.database();
    const dataDir = folder();
    await (await open(dataDir, url)).close();
    const client = new pg.Client(url);
    await client.connect();
    await client.query(
      `insert into kysely_migration values ('0999-newer', '2030-01-01T00:00:00.000Z')`,
    );
    await expect(open(dataDir, url)).rejects.toThrow(/newer version/);
    const other = await postgres.database();
    await client.query(
      `alter database ${new URL(other).pathname.slice(1)} set default_transaction_read_only = on`,
    );
    await client.end();
    await expect(open(dataDir, other)).rejects.toThrow('The database is read-only');
  });

  it.each([
    [
      'password',
      (url: string) => url.replace(':password', ':other'),
      /does not take this password/,
    ],
    ['name', (url: string) => `${url}x`, /There is no such database/],
    ['scheme', (url: string) => url.replace('postgres:', 'mysql:'), /write it such as postgres:/],
  ])('say so when the address has a wrong %s', async (_part, wrong, message) => {
    const url = wrong(await postgres.database());
    await expect(open(folder(), url)).rejects.toThrow(message);
    await expect(open(folder(), url)).rejects.toThrow(Refusal);
  });

  it('say so when the file is not a database', async () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'records.db'), 'not a database'.repeat(1000));
    await expect(open(dataDir)).rejects.toThrow(/records\.db is not a database: move it away/);
  });

  it('say so when the file or the folder can not be written', async () => {
    const dataDir = folder();
    await (await open(dataDir)).close();
    const file = join(dataDir, 'records.db');
    const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    chmodSync(file, 0o444);
    const { stdout: ofFile } = await run(process.execPath, [script('opener'), dataDir], user);
    expect(ofFile).toMatch(/records\.db can't be written: let the user/);
    chmodSync(dataDir, 0o555);
    if (isRoot) chownSync(dataDir, 0, 0);
    const { stdout: ofFolder } = await run(process.execPath, [script('opener'), dataDir], user);
    expect(ofFolder).toMatch(/can't be written: let the user/);
    chmodSync(dataDir, 0o777);
  });
});

describe('a disk that is full', () => {
  it('takes no record and stops no call, and has all of them once there is room', async () => {
    const dataDir = folder();
    // No file may become larger than these KB, which is how a disk without space behaves.
    const limited = `ulimit -S -f 300; exec "$0" "$@"`;
    const child = spawn('bash', [
      '-c',
      limited,
      process.execPath,
      script('filler'),
      dataDir,
      '3000',
    ]);
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const before = JSON.parse(String((await lines.next()).value)) as object;
    expect(before).toEqual({
      ready: false,
      reason: expect.stringMatching(/^records can't be written: /),
      lost: 0,
      refused: true,
    });
    await run('prlimit', ['--pid', String(child.pid), '--fsize=unlimited']);
    child.stdin.write('room\n');
    expect(JSON.parse(String((await lines.next()).value))).toEqual({ ready: true, lost: 0 });
    await once(child, 'exit');
    const records = await openRecords({ dataDir, told() {} });
    closing.push(() => records.close());
    expect(new Set(await column(records, 'steps', 'id')).size).toBe(3000);
  });
});

/** A column of all rows of a table. */
async function column(
  records: Records,
  table: 'steps' | 'recordings',
  name: string,
): Promise<string[]> {
  let text = '';
  for await (const lines of records.jsonLines(table)) text += lines;
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => String((JSON.parse(line) as Record<string, unknown>)[name]));
}
