import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sign } from '../../src/phone/index.ts';
import type { Document } from './application.ts';
import { application } from './application.ts';

const command = new URL('../../src/cli/phone.ts', import.meta.url).href;
const entry = `import { phoneCommand } from '${command}'; await phoneCommand().parseAsync(process.argv.slice(1), { from: 'user' });`;

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `phone` as a process of its own, with input that is piped. */
async function phone(args: string[], options: { env?: object; input?: string } = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', entry, '--', ...args], {
    env: { PATH: process.env['PATH'], DATA_DIR: join(tmpdir(), 'nothing-here'), ...options.env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(options.input ?? '');
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('close', resolve);
  return { code: await promise, out, err };
}

const documents = {
  '/webhook': ({ Digits }: Record<string, string>) =>
    Digits === undefined
      ? '<Gather numDigits="1" input="dtmf speech" action="/webhook"><Say>Welcome to ACME, Inc.</Say></Gather><Redirect>/webhook</Redirect>'
      : `<Say>You pressed ${Digits}.</Say><Redirect>/webhook</Redirect>`,
  '/silent': '<Gather numDigits="1" action="/webhook"><Say>Press 1.</Say></Gather>',
  '/webhook/sales': '<Dial>+14155550111</Dial>',
  '/long': `<Say>${'word '.repeat(40)}</Say>`,
  '/broken': '<Response><Say>',
};

describe('the phone in a terminal', () => {
  it('advises on the documents without failing the call', async () => {
    await using app = await application(documents);
    const { code, out } = await phone(['--url', `${app.url}/silent`, '--press', 'w']);
    expect(code).toBe(0);
    expect(out).toContain('advice    <Gather> is the last verb: a silent caller is hung up on');
  });

  it('presses keys in turn, stays silent, then hangs up', async () => {
    await using app = await application(documents);
    const { code, out, err } = await phone(['--url', `${app.url}/webhook`, '--press', '3,w,0']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')).toEqual([
      'ringing   +1 415 555 0123 calls +1 415 555 0100',
      'hears     Welcome to ACME, Inc.',
      'presses   3',
      'hears     You pressed 3.',
      'hears     Welcome to ACME, Inc.',
      'silence   5 seconds',
      'hears     Welcome to ACME, Inc.',
      'presses   0',
      'hears     You pressed 0.',
      'hears     Welcome to ACME, Inc.',
      'hangs up  the caller',
      expect.stringMatching(/^ended {5}completed after \d+ seconds$/),
      '',
    ]);
  });

  it('says and presses in the order of the command line', async () => {
    await using app = await application(documents);
    const args = ['--press', '3', '--say', 'sales, please', '--press', 'w,h'];
    const { code, out } = await phone(['--url', `${app.url}/webhook`, ...args]);
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => /^(presses|says|silence|hangs)/.test(line))).toEqual([
      'presses   3',
      'says      sales, please',
      'silence   5 seconds',
      'hangs up  the caller',
    ]);
  });

  it('calls the trees of a folder that are not live, at the time it is told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'draft-'));
    await writeFile(
      join(folder, 'bakery.yaml'),
      `name: bakery
initial: door
schedules: { shop: { zone: America/New_York, hours: { sun: '10:00-11:00' } } }
states:
  door: { enter: [], exit: [{ when: { open: shop }, to: open }, { to: closed }] }
  open: { enter: [{ say: We are open. }, hangup], exit: null }
  closed: { enter: [{ say: We are closed. }, hangup], exit: null }
`,
    );
    const args = ['--trees', folder, '--tree', 'bakery', '--press', 'h', '--at'];
    const open = await phone([...args, '2026-11-22 10:30 America/New_York']);
    const closed = await phone([...args, '2026-11-22 11:30 America/New_York']);
    await writeFile(join(folder, 'bakery.yaml'), 'name: bakery\ninitail: door\nstates: {}\n');
    const wrong = await phone([...args, '2026-11-22 11:30 America/New_York']);
    await rm(folder, { recursive: true });
    const gone = await phone([...args, '2026-11-22 11:30 America/New_York']);
    expect(open.out).toContain('hears     We are open.');
    expect(closed.out).toContain('hears     We are closed.');
    expect([wrong.code, wrong.err]).toEqual([
      1,
      expect.stringMatching(/bakery\.yaml:2:1 "initail"/),
    ]);
    expect([gone.code, gone.err]).toEqual([1, `"${folder}" is no folder\n`]);
  });

  it('takes over with --fallback', async () => {
    await using app = await application({ ...documents, '/fallback': '<Say>the fallback</Say>' });
    const args = ['--url', `${app.url}/broken`, '--fallback', `${app.url}/fallback`];
    const { out } = await phone([...args, '--press', 'h']);
    expect(out).toContain('hears     the fallback');
  });

  it('begins the call --at a moment', async () => {
    const cookie: Document = {
      answer: (response) => {
        const expires = 'Expires=Fri, 25 Dec 2026 15:00:01 GMT';
        response.writeHead(200, { 'Content-Type': 'text/xml', 'Set-Cookie': `a=1; ${expires}` });
        response.end('<Response><Gather timeout="2"/><Redirect/></Response>');
      },
    };
    await using app = await application({ '/webhook': cookie });
    const args = ['--url', `${app.url}/webhook`, '--press', 'w'];
    await phone([...args, '--at', '2026-12-25 09:59:57 America/New_York']);
    await phone([...args, '--at', '2026-12-25T15:00:00Z']);
    expect(app.seen.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      'a=1',
      undefined,
      undefined,
    ]);
  });

  it('refuses a moment that is none in one line, with exit code 2', async () => {
    const { code, err } = await phone(['--at', '2026-12-25 10:00 America/Gotham']);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: .*"America\/Gotham" is no time zone such as America\/New_York\n$/);
  });

  it('plays on without a speaker for --aloud, which it says in one line', async () => {
    await using app = await application(documents);
    const args = ['--url', `${app.url}/webhook`, '--press', 'h', '--aloud'];
    const { code, out, err } = await phone(args, { env: { PATH: '/nowhere' } });
    expect({ code, err }).toEqual({ code: 0, err: 'nothing to speak with: install espeak-ng\n' });
    expect(out).toContain('Welcome to ACME');
  });

  it('plays a call in its real time with --real', async () => {
    await using app = await application({ '/webhook': '<Gather action="/next"/>', '/next': '' });
    const args = ['--url', `${app.url}/webhook`, '--press', '1#', '--real'];
    const { code, out } = await phone(args);
    expect(code).toBe(0);
    expect(out).toMatch(/ended {5}completed after 0 seconds\n$/);
  });

  it('says which keys were left over when the call ended first', async () => {
    await using app = await application(documents);
    const { code, err } = await phone(['--url', `${app.url}/long`, '--press', '3,12#']);
    expect({ code, err }).toEqual({
      code: 1,
      err: 'the call ended before all keys were pressed; left over: 3,12#\n',
    });
  });

  it('reads keys, words and silence from a pipe', async () => {
    await using app = await application(documents);
    const { code, out } = await phone(['--url', `${app.url}/webhook`], { input: '7\n\ns sales\n' });
    expect(code).toBe(0);
    expect(out).toMatch(/presses {3}7\n[^]*silence[^]*says {6}sales\n[^]*hangs up {2}the caller\n/);
  });

  it('prints one JSON happening a line', async () => {
    await using app = await application(documents);
    const { out } = await phone(['--url', `${app.url}/webhook`, '--press', '1', '--json']);
    const happenings = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(happenings[0]).toEqual({
      at: 0,
      kind: 'rings',
      from: '+14155550123',
      to: '+14155550100',
    });
    expect(happenings.at(-1)).toMatchObject({ kind: 'ends', status: 'completed' });
  });

  it.each(['busy', 'no-answer', 'failed', 'answered'])(
    'lets dialled numbers be %s',
    async (outcome) => {
      await using app = await application(documents);
      const args = ['--url', `${app.url}/webhook`, '--tree', 'sales', '--transfer', outcome];
      const { out } = await phone([...args, '--press', 'h']);
      expect(out).toContain(`${outcome.padEnd(10)}+1 415 555 0111`);
      expect(app.seen[0]?.url).toBe('/webhook/sales');
    },
  );

  it('shows an application error and fails', async () => {
    await using app = await application(documents);
    const { code, out } = await phone(['--url', `${app.url}/broken`]);
    expect(code).toBe(1);
    expect(out).toMatch(/error {5}12100 [^]*hears {5}We are sorry/);
  });

  it.each<[string, string[], object]>([
    ['the one that is named', ['--url', 'http://127.0.0.1:1/webhook'], {}],
    ['the one that should be running', [], { PUBLIC_URL: 'http://127.0.0.1:1' }],
  ])('says in one line that no server is there, and what to do: %s', async (_, named, env) => {
    const { code, out, err } = await phone([...named, '--press', '1,2'], { env });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/^nobody answers at http:\/\/127\.0\.0\.1:1\/webhook .*npm start\n$/);
  });

  it.each([
    ['a key that is none', ['--press', '1,x'], /"x" is none of: keys/],
    ['an outcome that is none', ['--transfer', 'maybe'], /answered, busy, no-answer, failed/],
    ['an address that is none', ['--url', 'localhost'], /"localhost" is no http address/],
  ])('refuses %s in one line', async (_title, args, message) => {
    const { code, err } = await phone(args);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err.trim()).not.toContain('\n');
  });

  it('signs with --token, else with the environment', async () => {
    await using app = await application(documents);
    const url = `${app.url}/webhook`;
    const env = { TWILIO_AUTH_TOKEN: 'from the environment' };
    await phone(['--url', url, '--press', 'h'], { env });
    await phone(['--url', url, '--press', 'h', '--token', 'given'], { env });
    const signatures = app.seen.map((one) => one.headers['x-twilio-signature']);
    expect(signatures).toEqual(
      ['from the environment', 'given'].map((token, index) =>
        sign(token, url, app.seen[index]?.fields ?? {}),
      ),
    );
  });

  it('finds the server and its token in the laptop file, and tells it that the call has ended', async () => {
    await using app = await application(documents);
    const folder = await mkdtemp(join(tmpdir(), 'phone-'));
    const laptop = { publicUrl: app.url, authToken: 'made up' };
    await writeFile(join(folder, 'laptop.json'), JSON.stringify(laptop));
    const { code } = await phone(['--press', 'h'], { env: { DATA_DIR: folder } });
    await rm(folder, { recursive: true });
    expect(code).toBe(0);
    const [seen, ended] = app.seen;
    const signature = sign('made up', `${app.url}/webhook`, seen?.fields ?? {});
    expect(seen?.headers['x-twilio-signature']).toBe(signature);
    expect(ended).toMatchObject({
      url: '/callbacks/status',
      fields: { CallSid: seen?.fields['CallSid'], CallStatus: 'completed' },
    });
  });

  it('folds long lines to 80 columns, without colours where there is no terminal', async () => {
    await using app = await application(documents);
    const { out } = await phone(['--url', `${app.url}/long`]);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out).not.toContain('\u001B');
  });
});
