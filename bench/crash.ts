/**
 * Calls to a server that is killed five times, and whose database is taken away twice: what callers were
 * answered and the carrier acknowledged, and how much of it is in the records. `npm run crash [calls]`
 * @module
 */
import { join } from 'node:path';
import { locked } from '../test/records/lock-file.ts';
import { ordeal, stopped, type Outcome } from '../test/records/ordeal.ts';
import { startPostgres, temporary } from '../test/records/store.ts';

const calls = Number(process.argv[2] ?? 10_000);
const hardships = { calls, kills: 5, outages: 2 };

const folder = temporary();
show(
  'SQLite, locked',
  await ordeal({
    ...hardships,
    dataDir: folder.path,
    outage: () => locked(join(folder.path, 'records.db')),
  }),
);
folder.remove();

const postgres = await startPostgres();
const spool = temporary();
show(
  'PostgreSQL, stopped',
  await ordeal({
    ...hardships,
    dataDir: spool.path,
    databaseUrl: await postgres.database(),
    outage: () => stopped(postgres),
  }),
);
spool.remove();
await postgres.close();

function show(title: string, outcome: Outcome): void {
  const { answered, acknowledged, unanswered, missing, repeated, options, seconds } = outcome;
  const lines = [
    `${title}: ${calls} calls in ${seconds.toFixed(0)} s, ${outcome.kills} kills, ${outcome.outages} outages`,
    `${answered} steps answered, ${acknowledged} callbacks acknowledged, ${unanswered} unanswered`,
    `${missing.length} missing, ${repeated.length} repeated, ${options[0]} ways on of which ${options[1]} are counted`,
  ];
  process.stdout.write(lines.map((line, index) => `${index > 0 ? '  ' : ''}${line}\n`).join(''));
  if (missing.length + repeated.length > 0 || options[0] !== options[1]) process.exitCode = 1;
}
