import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../src/cli/free-port.ts';
import { dial, type Call } from '../../src/phone/index.ts';
import { openRecords } from '../../src/records/records.ts';

export interface OrdealOptions {
  readonly calls: number;
  /** How often the server is killed. */
  readonly kills: number;
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  /** Takes the database away for a while. */
  readonly outage: () => Promise<void>;
  readonly outages: number;
}

/** What callers and the carrier know of, and what the records lack of it or have too often. */
export interface Outcome {
  readonly calls: number;
  readonly kills: number;
  readonly outages: number;
  /** Steps whose answer the phone has seen, and callbacks that were acknowledged. */
  readonly answered: number;
  readonly acknowledged: number;
  /** Requests that nobody answered. */
  readonly unanswered: number;
  readonly missing: readonly string[];
  readonly repeated: readonly string[];
  /** Steps in the records whose option is known, and how many were counted. */
  readonly options: readonly [number, number];
  readonly seconds: number;
}

const TOKEN = 'token';
const AT_ONCE = 20;
const AWAY = 1500;

/**
 * Has many callers leave messages with a server that is killed at random moments and restarted, and
 * whose database goes away; then looks for all they were answered in the records.
 */
export async function ordeal(options: OrdealOptions): Promise<Outcome> {
  const { calls, kills, dataDir, databaseUrl, outage, outages } = options;
  const began = performance.now();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const answered = new Set<string>();
  const recorded = new Set<string>();
  const ended = new Set<string>();
  let acknowledged = 0;
  let unanswered = 0;
  let left = calls;
  let server = await start(port, dataDir, databaseUrl);
  let up = Promise.resolve();

  function note({ sid, requests }: Call): void {
    for (const { purpose, status, url, fields, idempotencyToken } of requests) {
      if (status === undefined) unanswered += 1;
      else if (purpose === 'document' && status === 200) {
        answered.add(idempotencyToken);
      } else if (status === 204) {
        acknowledged += 1;
        if (url.endsWith('recording')) recorded.add(String(fields['RecordingSid']));
        else ended.add(sid);
      }
    }
  }

  async function caller(): Promise<void> {
    while (left > 0) {
      left -= 1;
      await up;
      const call = await dial({
        url: `${url}/webhook`,
        authToken: TOKEN,
        statusCallback: `${url}/callbacks/status`,
        knobs: { connection: 'keep-alive' },
      });
      if (call.status === undefined) await call.press('1');
      if (call.state === 'recording') await call.record(3, '#');
      if (call.status === undefined) await call.hangUp();
      note(call);
    }
  }

  /** At a random moment of each of as many parts of the calls. */
  async function atRandom(times: number, deed: () => Promise<void>): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      const due = calls - ((time + Math.random()) / times) * calls;
      while (left > Math.max(due, 1)) await delay(1);
      await deed();
    }
  }

  async function reborn(): Promise<void> {
    await once(server, 'exit');
    server = await start(port, dataDir, databaseUrl);
  }

  async function restart(): Promise<void> {
    server.kill('SIGKILL');
    up = reborn();
    await up;
  }

  await Promise.all([
    atRandom(kills, restart),
    atRandom(outages, outage),
    ...Array.from({ length: AT_ONCE }, caller),
  ]);
  server.kill('SIGTERM');
  await once(server, 'exit');

  const records = await openRecords({ dataDir, databaseUrl, told: () => undefined });
  await records.settled();
  const steps = await rowsOf(records.jsonLines('steps'));
  const found = [
    ...steps.map(({ id }) => id),
    ...(await rowsOf(records.jsonLines('recordings')))
      .filter(({ status }) => status === 'completed')
      .map(({ recordingSid }) => recordingSid),
    ...(await rowsOf(records.jsonLines('calls')))
      .filter(({ status }) => status === 'completed')
      .map(({ callSid }) => callSid),
  ];
  const { states } = await records.statistics({});
  await records.close();
  const counted = states.flatMap((state) => Object.values(state.options));
  const known = new Set<unknown>();
  return {
    calls,
    kills,
    outages,
    answered: answered.size,
    acknowledged,
    unanswered,
    repeated: found.filter((id) => known.size === known.add(id).size).map(String),
    missing: [...answered, ...recorded, ...ended].filter((id) => !known.has(id)),
    options: [
      steps.filter(({ option }) => option !== null).length,
      counted.reduce((sum, count) => sum + count, 0),
    ],
    seconds: (performance.now() - began) / 1000,
  };
}

/** Starts the server; resolves when it takes calls. */
async function start(
  port: number,
  dataDir: string,
  databaseUrl: string | undefined,
): Promise<ChildProcess> {
  const server = spawn(process.execPath, [join(import.meta.dirname, '../../src/server.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TWILIO_AUTH_TOKEN: TOKEN,
      SESSION_KEY: 'ab'.repeat(32),
      DATA_DIR: dataDir,
      TREES_DIR: join(dataDir, 'trees'),
      LOG_LEVEL: 'silent',
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    },
  });
  server.once('exit', (code) => {
    // Killed, it has none.
    if (code) throw new Error('the server ended by itself');
  });
  for (;;) {
    const reply = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => undefined);
    if (reply?.ok) return server;
    await delay(20);
  }
}

async function rowsOf(lines: AsyncIterable<string>): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for await (const part of lines) {
    for (const line of part.split('\n').filter(Boolean)) {
      rows.push(JSON.parse(line) as Record<string, unknown>);
    }
  }
  return rows;
}

/** Takes a database away that can be stopped and started. */
export async function stopped(database: {
  stop: () => Promise<void>;
  start: () => Promise<void>;
}): Promise<void> {
  await database.stop();
  await delay(AWAY);
  await database.start();
}
