/**
 * What records cost the server: CPU time of a recorded step, in all threads of the process until it is
 * in the database, by how many come in a second; and how long statistics over many calls take.
 * `node bench/records.ts [calls] [database]`
 * @module
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openRecords, type Records } from '../src/records/records.ts';

const RATES = [50, 500, 2000];
const SECONDS = 5;
/** Milliseconds between two bursts of steps. */
const TICK = 10;
const STEPS_PER_CALL = 8;
const AT_ONCE = 200;
const CALLS = Number(process.argv[2] ?? 1_000_000);
const DAY = 24 * 60 * 60 * 1000;

const dataDir = mkdtempSync(join(tmpdir(), 'records-bench-'));
const records = await openRecords({ dataDir, databaseUrl: process.argv[3], told: () => undefined });
const began = Date.now() - 100 * DAY;
let steps = 0;

process.stdout.write(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
for (let batch = 0; batch < 100; batch += 1) {
  for (let count = 0; count < 250; count += 1) wholeCall(records, Date.now());
  await records.settled();
}
const idle = await paced(0);
for (const rate of RATES) {
  const { all, here } = await paced(rate);
  const [whole, before] = [all - idle.all, here].map((time) => time / rate / SECONDS);
  row(
    `a step, ${rate} in a second`,
    `${figure(whole)} µs CPU, ${figure(before)} µs before its answer`,
  );
}

const before = process.cpuUsage();
const start = performance.now();
for (let count = 0; count < CALLS; count += 1) {
  wholeCall(records, began + Math.floor((count / CALLS) * 100 * DAY));
  if (count % 2000 === 1999) await records.settled();
}
await records.settled();
const { user, system } = process.cpuUsage(before);
row(
  `${CALLS} calls of 3 steps at once`,
  `${((performance.now() - start) / 1000).toFixed(0)} s, ${((user + system) / CALLS / 3).toFixed(1)} µs CPU a step`,
);
await timed('statistics of all', () => records.statistics({}));
await timed('statistics of a tree', () => records.statistics({ tree: 'acme' }));
await timed('statistics of a week', () =>
  records.statistics({ since: began, until: began + 7 * DAY }),
);
await timed('first page of calls', () => records.calls({ limit: 100 }));
await timed('calls of a number', () => records.calls({ number: '+14155550123', limit: 100 }));
await timed('calls to the number of all', () =>
  records.calls({ number: '+14155550100', limit: 100 }),
);
await timed('calls by tree and ending', () =>
  records.calls({ tree: 'acme', ending: 'busy', limit: 100 }),
);
await timed('calls through a state', () => records.calls({ state: 'state1', limit: 100 }));
await timed('calls through no state', () => records.calls({ state: 'nowhere', limit: 100 }));
await records.close();
rmSync(dataDir, { recursive: true });

/** Microseconds that steps take at a steady rate: of CPU altogether, and of time before their answers. */
async function paced(rate: number): Promise<{ all: number; here: number }> {
  const active = Array.from({ length: AT_ONCE }, newCall);
  let told = 0;
  let here = 0;
  const before = process.cpuUsage();
  const start = performance.now();
  for (let seconds = 0; seconds < SECONDS; seconds = (performance.now() - start) / 1000) {
    const began = performance.now();
    for (; told < seconds * rate; told += 1) step(active);
    here += (performance.now() - began) * 1000;
    await delay(TICK);
  }
  await records.settled();
  const { user, system } = process.cpuUsage(before);
  return { all: user + system, here };
}

/** One step of one of many calls; some end, and others begin. */
function step(active: { callSid: string; step: number }[]): void {
  const index = Math.floor(Math.random() * AT_ONCE);
  const call = active[index] ?? newCall();
  tell(records, call.callSid, Date.now(), call.step);
  call.step += 1;
  if (call.step === STEPS_PER_CALL) active[index] = newCall();
}

function newCall() {
  return { callSid: `CA${randomUUID().replaceAll('-', '')}`, step: 0 };
}

function tell(records: Records, callSid: string, at: number, step: number): void {
  steps += 1;
  records.record('steps', {
    id: randomUUID(),
    callSid,
    at,
    tree: steps % 3 === 0 ? 'clinic' : 'acme',
    version: '0f3a9b1c2d4e',
    fromNumber: `+1415${String(steps % 10_000_000).padStart(7, '0')}`,
    toNumber: '+14155550100',
    direction: 'inbound',
    state: step === 0 ? '(ringing)' : `state${step}`,
    event: step === 0 ? 'ring' : 'digits',
    ...(step > 0 && { option: `state${step + 1}`, key: '3' }),
    path: [`state${step + 1}`],
  });
}

function wholeCall(records: Records, at: number): void {
  const { callSid } = newCall();
  for (let step = 0; step < 3; step += 1) tell(records, callSid, at + step * 1000, step);
  const duration = 5 + Math.floor(Math.random() * 300);
  records.record('calls', { callSid, at: at + 5000, status: 'completed', duration });
}

async function timed(title: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  row(title, `${((performance.now() - start) / 1000).toFixed(3)} s`);
}

function figure(microseconds = 0): string {
  return microseconds.toFixed(1);
}

function row(title: string, figure: string): void {
  process.stdout.write(`  ${title.padEnd(36)} ${figure}\n`);
}
