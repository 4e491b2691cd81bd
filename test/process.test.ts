import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { dial, sign } from '../src/phone/index.ts';
import { freePort } from '../src/cli/free-port.ts';

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Starts the server as `npm start` does, with nothing set but what is given. */
function start(env: Record<string, string>) {
  const args = ['--import', './bin/require-node-24.js', 'src/server.ts'];
  const child = spawn(process.execPath, args, { env: { PATH: process.env['PATH'], ...env } });
  running.push(child);
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => (output.text += data.toString()));
  }
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, output, exit };
}

/** Whether the server still takes connections. */
function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function started(env: Record<string, string> = {}) {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'phone-tree-'));
  const server = start({ PORT: String(port), DATA_DIR: data, ...env });
  const url = `http://127.0.0.1:${port}`;
  await expect.poll(() => server.output.text).toContain('Voice webhook');
  return { ...server, port, data, url };
}

describe('the server process', () => {
  it('takes calls on a laptop with nothing set', async () => {
    const { url, data, output } = await started();
    expect(output.text).toContain('Made keys for this laptop');
    const { publicUrl, authToken } = JSON.parse(
      readFileSync(join(data, 'laptop.json'), 'utf8'),
    ) as Record<string, string>;
    expect(publicUrl).toBe(url);
    const call = await dial({ url: `${url}/webhook`, authToken: authToken ?? '' });
    await call.press('3');
    await call.hears('We are open');
    await call.silence();
    await call.press('2');
    await call.hears('You are number 1 in line.');
    await call.hears('To leave a message instead, press 1.');
    const agents = { from: '+12025550100', to: '+14155550101' };
    const agent = await dial({ url: `${url}/webhook`, authToken: authToken ?? '', ...agents });
    await agent.hears(/^1 waiting, next 4 1 5, 5 5 5, 0 1 2 3, .*, about hours, support\.$/);
  });

  it('keeps a call in its place across a restart', async () => {
    const first = await started();
    const { authToken } = JSON.parse(
      readFileSync(join(first.data, 'laptop.json'), 'utf8'),
    ) as Record<string, string>;
    const call = await dial({ url: `${first.url}/webhook`, authToken: authToken ?? '' });
    await call.press('3');
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    await started({ PORT: String(first.port), DATA_DIR: first.data });
    await call.press('1');
    await call.hears('We are open');
  });

  it('answers what is in flight on SIGTERM, and exits with 0', async () => {
    const { child, exit, port, url } = await started({ TWILIO_AUTH_TOKEN: 'token' });
    const form = 'CallSid=CA1';
    const socket = createConnection(port, '127.0.0.1');
    let reply = '';
    socket.on('data', (part) => (reply += part.toString()));
    socket.write(
      'POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n' +
        `X-Twilio-Signature: ${sign('token', `${url}/webhook`, { CallSid: 'CA1' })}\r\n` +
        `Content-Length: ${form.length}\r\n\r\nCall`,
    );
    // Another answer on the way shows that the first part has been taken in.
    await fetch(`${url}/health/live`);
    child.kill('SIGTERM');
    await expect.poll(() => connects(port)).toBe(false);
    socket.write('Sid=CA1');
    expect(await exit).toBe(0);
    expect(reply).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*<Gather/);
  });

  it('logs JSON lines in production', async () => {
    const port = await freePort();
    const { output } = start({
      NODE_ENV: 'production',
      PORT: String(port),
      PUBLIC_URL: 'https://ivr.example.com',
      TWILIO_AUTH_TOKEN: 'token',
      SESSION_KEY: 'ab'.repeat(32),
      RECEPTION_NUMBER: '+14155550142',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'phone-tree-')),
    });
    await expect.poll(() => output.text).toContain('Voice webhook');
    for (const line of output.text.trim().split('\n')) {
      expect(JSON.parse(line)).toMatchObject({ level: 30 });
    }
    expect(output.text).not.toContain('Made keys');
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'its settings are not complete',
      { NODE_ENV: 'production' },
      /PUBLIC_URL is missing.*\n.*TOKEN/,
    ],
    ['the default tree does not exist', { PHONE_TREE: 'nosuch' }, /no such tree: there are acme/],
  ])('does not start when %s, and says so', async (_, env, complaint) => {
    const { exit, output } = start({
      DATA_DIR: mkdtempSync(join(tmpdir(), 'phone-tree-')),
      ...env,
    });
    expect(await exit).toBe(1);
    expect(output.text).toMatch(complaint);
    expect(output.text).not.toMatch(/\n\s+at /);
  });

  const blocks = readFileSync('examples/README.md', 'utf8').matchAll(/```sh\n([^]*?)```/g);
  const commands = [...blocks]
    .flatMap(([, block = '']) => block.replaceAll('\\\n', '').trim().split('\n'))
    .filter((command) => command.endsWith('npm start'));

  it.each(commands)('starts as the examples say: %s', async (command) => {
    const settings = [...command.matchAll(/(\w+)='?(.*?)'? /g)];
    const { output } = await started(
      Object.fromEntries(settings.map(([, name = '', value = '']) => [name, value])),
    );
    expect(output.text).not.toContain('Not published');
  });

  it('does not start on a port that is taken, and says so', async () => {
    const { port, data } = await started();
    const { exit, output } = start({ PORT: String(port), DATA_DIR: data });
    expect(await exit).toBe(1);
    expect(output.text).toContain(`Port ${port} is taken: set PORT to another`);
  });

  it('says what it lacks on an older Node', async () => {
    const older =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.20.2"}})';
    const args = ['--import', older, '--import', './bin/require-node-24.js', 'src/server.ts'];
    const child = spawn(process.execPath, args);
    let text = '';
    child.stderr.on('data', (data: Buffer) => (text += data.toString()));
    const exit = await new Promise((resolve) => child.on('exit', resolve));
    expect([exit, text]).toEqual([
      1,
      expect.stringMatching(/^phone-tree needs Node.js 24 or later.*\n$/),
    ]);
  });
});
