/**
 * What a request costs, side by side: each subject in a process of its own, all taking turns, so that
 * they share whatever else the machine does. CPU is user and system time of the subject's process over
 * the requests it answered. `npm run bench`
 * @module
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { load, one } from './compare/load.ts';
import { request } from './compare/request.ts';
import { SUBJECTS } from './compare/subjects.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 9);
const REQUESTS = Number(process.env['REQUESTS'] ?? 3000);

interface Row {
  readonly name: string;
  readonly child: ChildProcess;
  readonly port: number;
  readonly step: Buffer;
  readonly cpu: number[];
  readonly perSecond: number[];
  readonly latencies: number[];
}

const names = [...Object.keys(SUBJECTS), 'ours, first request'];
const rows: Row[] = [];
for (const name of names) rows.push(await open(name));
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const row of rows) {
    const before = await usage(row.child);
    const { latencies, seconds } = await load(row.port, row.step, REQUESTS);
    const used = (await usage(row.child)) - before;
    // The first round is for the compiler.
    if (round === 0) continue;
    row.cpu.push(used / REQUESTS);
    row.perSecond.push(REQUESTS / seconds);
    row.latencies.push(...latencies);
  }
}
for (const { child } of rows) child.disconnect();

const floor = median(rows.find(({ name }) => name === 'floor')?.cpu ?? []);
const table = rows.map(({ name, cpu, perSecond, latencies }) => ({
  name,
  cpu: Math.round(median(cpu)),
  least: Math.round(Math.min(...cpu)),
  most: Math.round(Math.max(...cpu)),
  ofFloor: Math.round((median(cpu) / floor) * 100) / 100,
  perSecond: Math.round(median(perSecond)),
  p50: rounded(quantile(latencies, 0.5)),
  p99: rounded(quantile(latencies, 0.99)),
}));
process.stdout.write(
  `${cpus()[0]?.model ?? ''}, ${cpus().length} cores, Node ${process.version}; ` +
    `${ROUNDS} rounds of ${REQUESTS} requests over 8 connections\n\n` +
    '| subject | CPU µs a request | least to most | × floor | requests/s | p50 ms | p99 ms |\n' +
    '| --- | --- | --- | --- | --- | --- | --- |\n' +
    table
      .map(
        ({ name, cpu, least, most, ofFloor, perSecond, p50, p99 }) =>
          `| ${name} | ${cpu} | ${least} to ${most} | ${ofFloor} | ${perSecond} | ${p50} | ${p99} |\n`,
      )
      .join(''),
);
const [, , out] = process.argv;
if (out !== undefined) writeFileSync(out, `${JSON.stringify(table, null, 2)}\n`);

/** Starts a subject, and finds out what a step of a call is to it. */
async function open(name: string): Promise<Row> {
  const first = name === 'ours, first request';
  const child = fork(new URL('./compare/subject.ts', import.meta.url), [first ? 'ours' : name]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const { cookie } = await one(port, request());
  const step = first ? request() : request('9', cookie);
  return { name, child, port, step, cpu: [], perSecond: [], latencies: [] };
}

/** Microseconds of CPU that a subject has used. */
async function usage(child: ChildProcess): Promise<number> {
  child.send('usage');
  const [told] = (await once(child, 'message')) as [{ usage: NodeJS.CpuUsage }];
  return told.usage.user + told.usage.system;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
