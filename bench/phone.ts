/**
 * What the telephone itself can do, against a server that does nothing: webhook steps a second from
 * one process, and the memory of many calls open at once. `npm run bench:phone`
 * @module
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { dial, type Call } from '../src/phone/index.ts';

const STEPS = 20_000;
const AT_ONCE = 50;
const OPEN_CALLS = 10_000;

const TRIVIAL_SERVER = `
  const twiml = '<?xml version="1.0" encoding="UTF-8"?><Response><Gather numDigits="1" action="/">' +
    '<Say>For sales, press 1. For support, press 2.</Say></Gather></Response>';
  require('node:http').createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(200, { 'content-type': 'text/xml' }).end(twiml));
  }).listen(Number(process.argv[1]), '127.0.0.1', () => process.stdout.write('ready'));
`;

const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address() as AddressInfo;
probe.close();

const server = spawn(process.execPath, ['-e', TRIVIAL_SERVER, String(port)]);
await once(server.stdout, 'data');
try {
  const url = `http://127.0.0.1:${port}/`;
  const options = { url, authToken: 'token', knobs: { connection: 'keep-alive' } } as const;
  await measure(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`, async () => {
    const calls = await Promise.all(Array.from({ length: AT_ONCE }, () => dial(options)));
    await press(calls, STEPS / 10);
    const cpu = process.cpuUsage();
    const start = performance.now();
    await press(calls, STEPS);
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    return {
      'steps a second': Math.round(STEPS / seconds),
      'CPU µs a step, in the phone': Math.round((user + system) / STEPS),
    };
  });
  await measure(`${OPEN_CALLS} calls open at once`, async () => {
    const calls: Call[] = [];
    while (calls.length < OPEN_CALLS) {
      calls.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => dial(options)))));
    }
    await Promise.all(calls.slice(0, AT_ONCE).map((call) => call.press('1')));
    return { 'MiB of memory in all': Math.round(process.memoryUsage.rss() / 2 ** 20) };
  });
} finally {
  server.kill();
}

/** Presses keys, `steps` in all, on every call as soon as it waits. */
async function press(calls: readonly Call[], steps: number): Promise<void> {
  await Promise.all(
    calls.map(async (call) => {
      for (let step = 0; step < steps / calls.length; step += 1) await call.press('1');
    }),
  );
}

async function measure(title: string, run: () => Promise<Record<string, number>>): Promise<void> {
  const figures = await run();
  process.stdout.write(`${title}\n`);
  for (const [name, value] of Object.entries(figures)) {
    process.stdout.write(`  ${String(value).padStart(8)}  ${name}\n`);
  }
}
