import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AUTH_TOKEN, startServer } from '../../server.ts';

const command = new URL('../../../src/cli/rehearse.ts', import.meta.url).href;
const entry = `import { rehearseCommand } from '${command}'; await rehearseCommand().parseAsync(process.argv.slice(1), { from: 'user' });`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearse-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Ran {
  code: number | null;
  out: string[];
  err: string[];
}

/** Runs `rehearse` as a process of its own, in a folder of transcripts. */
async function run(files: Record<string, string>, args: string[], env: object = {}): Promise<Ran> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const child = spawn(process.execPath, ['--input-type=module', '-e', entry, '--', ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('close', resolve);
  const code = await promise;
  return { code, out: out.split('\n').slice(0, -1), err: err.split('\n').slice(0, -1) };
}

const good = '# Hours\nhears Welcome …\npresses 3\nhears We are open …\n';
const bad = '# Sales\nhears Welcome …\npresses 1\nhears Leave a message.\n';

// Every run starts a process, which takes long on a busy machine.
describe('the command rehearse', { timeout: 20_000 }, () => {
  it('plays transcripts against a server of its own', async () => {
    expect(await run({ 'a.call': good }, ['a.call'])).toEqual({
      code: 0,
      out: ['a.call', '  ok       Hours', '1 call, all as written'],
      err: [],
    });
  });

  it('shows where the caller hears otherwise', async () => {
    const { code, out } = await run({ 'a.call': `${good}---\n${bad}`, 'b.call': good }, [
      'a.call',
      'b.call',
    ]);
    expect({ code, out }).toEqual({
      code: 1,
      out: [
        'a.call',
        '  ok       Hours',
        '  differs  Sales',
        '  a.call:9',
        '    presses   1',
        '  - hears     Leave a message.',
        '  + hears     Please leave a message for our sales team after the tone, and',
        '              press the pound key when you are done. Your message is recorded.',
        '    hears     (beep)',
        '              (recording)',
        'b.call',
        '  ok       Hours',
        '3 calls, 1 differs (- is what the transcript says, + what happened)',
      ],
    });
    expect(out.filter((line) => line.length > 80)).toEqual([]);
  });

  it('plays them stubbornly, and as data', async () => {
    const { code, out } = await run({ 'a.call': `${good}---\n${bad}` }, [
      'a.call',
      '--stubborn',
      '--json',
    ]);
    const [first, second] = out.map((line) => JSON.parse(line) as object);
    expect(code).toBe(1);
    expect(first).toEqual({
      file: 'a.call',
      line: 2,
      title: 'Hours',
      passed: true,
      ways: 4,
      advice: [],
      failures: [],
    });
    expect(second).toMatchObject({ title: 'Sales', passed: false, failures: [{ knobs: {} }] });
  });

  it('tells every mistake of every file, and plays none', async () => {
    const files = { 'a.call': good, 'b.call': 'hear Welcome\npresses x', 'c.call': '' };
    const { code, out, err } = await run(files, ['a.call', 'b.call', 'c.call', 'd.call']);
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toEqual([
      'b.call:1: "hear Welcome": begin with hears',
      'b.call:2: "presses x": keys are 0-9, * and #: presses 12#',
      'c.call:1: write a call: hears Welcome …, then presses 1',
      expect.stringMatching(/^ENOENT: .*'d\.call'$/),
    ]);
  });

  it('plays them against a running server, signed', async () => {
    const server = await startServer();
    const url = `${server.url}/webhook`;
    const args = ['a.call', '--url', url];
    const files = { 'a.call': good };
    const [signed, byEnvironment, ofTree, unsigned] = await Promise.all([
      run(files, [...args, '--token', AUTH_TOKEN]),
      run(files, args, { TWILIO_AUTH_TOKEN: AUTH_TOKEN }),
      run(files, [...args, '--token', AUTH_TOKEN, '--tree', 'nothing']),
      run(files, args),
    ]);
    await server.close();
    expect([signed.code, byEnvironment.code, ofTree.code, unsigned.code]).toEqual([0, 0, 1, 1]);
    expect(unsigned.out).toContain(
      '    (the server refuses the signature: is --token its TWILIO_AUTH_TOKEN?)',
    );
  });

  it('says that nobody answers, and what to do', async () => {
    const { url, close } = await startServer();
    await close();
    const nobody = await run({ 'a.call': good }, ['a.call', '--url', url]);
    expect(nobody).toEqual({
      code: 2,
      out: [],
      err: [`nobody answers at ${url}; start the server with: npm start`],
    });
  });

  it('writes down what it heard, for a rehearsal to pass', async () => {
    const recorded = await run({}, ['--record', 'new.call', '--press', '3,1,w,0']);
    expect(recorded).toEqual({ code: 0, out: [], err: [] });
    expect(await readFile(join(folder, 'new.call'), 'utf8')).toMatch(/^# Recorded 3 1 w 0\n/);
    const played = await run({}, ['new.call', '--stubborn']);
    expect(played.out).toEqual([
      'new.call',
      '  ok       Recorded 3 1 w 0 (8 ways)',
      '1 call, all as written',
    ]);
  });

  it('writes over no file, and shows a recording that shall go into none', async () => {
    const over = await run({ 'a.call': good }, ['--record', 'a.call']);
    expect(over).toMatchObject({ code: 2, err: [expect.stringContaining('EEXIST')] });
    const shown = await run({}, ['--record', '-']);
    expect(shown.out.slice(0, 5)).toEqual([
      '# Recorded',
      '',
      'ringing   +1 415 555 0123 calls +1 415 555 0100',
      '',
      'hears     Welcome to ACME, Inc.',
    ]);
  });

  it('records a call from another number to another, with somebody who is busy', async () => {
    const numbers = ['--from', '+14155550177', '--to', '+14155550188'];
    const args = ['--record', '-', '--press', '0', ...numbers, '--transfer', 'busy'];
    const { code, out } = await run({}, args);
    expect(code).toBe(0);
    expect(out).toContain('ringing   +1 415 555 0177 calls +1 415 555 0188');
    expect(out).toContainEqual(expect.stringMatching(/^busy {6}\+1/));
  });

  it.each([
    [[], 'name the transcripts to play, or a file to --record'],
    [['a.call', '--url', 'localhost:3000'], '"localhost:3000" is no http address'],
    [['--record', '-', '--press', 'x'], expect.stringContaining('"x" is none of: keys')],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, err } = await run({ 'a.call': good }, args);
    expect(code).not.toBe(0);
    expect(err).toEqual([message]);
  });

  it('says which setting is wrong', async () => {
    const { code, err } = await run({ 'a.call': good }, ['a.call'], { RECEPTION_NUMBER: 'desk' });
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('RECEPTION_NUMBER');
  });
});
