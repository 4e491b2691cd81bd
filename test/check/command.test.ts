import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentOf, menu, PERSON, TRIES } from './finds.ts';

const folder = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sound = documentOf(`  menu: ${menu('{ 1: person, otherwise: menu }', TRIES)}${PERSON}`);
const endless = documentOf(`  menu: ${menu('{ 1: person, otherwise: menu }')}${PERSON}`);
/** A document in a folder of its own. */
const file = (name: string, text: string) => {
  const path = join(mkdtempSync(join(folder, 'trees-')), name);
  writeFileSync(path, text);
  return path;
};

const command = ['src/cli/main.ts', 'check'];
const runWith = (settings: Readonly<Record<string, string>>, ...args: string[]) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const env = { PATH: process.env['PATH'], ...settings };
    const child = execFile(process.execPath, [...command, ...args], { env }, (_, out, err) => {
      resolve({ code: child.exitCode, out, err });
    });
  });
const run = (...args: string[]) => runWith({}, ...args);

describe('phone-tree check', () => {
  it('ends with 0, 1 or 2: no errors, errors, nothing could be checked', async () => {
    const results = await Promise.all([
      run(file('sound.yaml', sound)),
      run('--format', 'json', '--witness', file('endless.yaml', endless)),
      run(join(folder, 'missing.yaml')),
    ]);
    expect(results.map(({ code }) => code)).toEqual([0, 1, 2]);
    const [, { out }, { err }] = results as [unknown, { out: string }, { err: string }];
    const found = JSON.parse(out) as { id: string; witness?: string }[];
    expect(found.find(({ id }) => id === 'G09')?.witness).toContain('silence');
    expect(err).toContain('missing.yaml');
  });

  it('judges as the server with these settings would, where they say what it can do', async () => {
    const rung = file('rung.yaml', sound);
    const examples = join('examples', 'shop');
    const server = { RECEPTION_NUMBER: '+14155550142', PHONE_TREE: 'shop' };
    const [free, covered, elsewhere, unasked, asked] = await Promise.all([
      run(rung),
      runWith({ TRANSFER_NUMBERS: '+1*' }, rung),
      runWith({ TRANSFER_NUMBERS: '+44*' }, rung),
      runWith({ ...server, SECRET_SHOP_KEY: 'key' }, examples),
      runWith({ ...server, SECRET_SHOP_KEY: 'key', TASK_HOSTS: 'api.shop.example' }, examples),
    ]);
    expect([free.code, covered.code, elsewhere.code, unasked.code, asked.code]).toEqual([
      0, 0, 1, 1, 0,
    ]);
    expect(elsewhere.out).toContain('which TRANSFER_NUMBERS does not cover');
    expect(unasked.out).toContain('is none of the hosts that may be asked');
  });

  it('tells of two trees of one name, each with the place of the other', async () => {
    const one = file('one.yaml', sound);
    const other = join(one, '..', 'other.yaml');
    writeFileSync(other, sound);
    const { code, out } = await run(one);
    expect(code).toBe(1);
    expect(out).toMatch(
      /one\.yaml:1:7 error T01 Another tree is called ".*", in .*other\.yaml:1: /,
    );
  });

  it('mends what it may, and checks what came of it', async () => {
    const path = file('mend.yaml', sound.replace("finishOnKey: '', ", ''));
    const { code, err } = await run('--fix', path);
    expect(code).toBe(0);
    expect(err).toContain("finishOnKey is ''");
    expect(readFileSync(path, 'utf8')).toContain("finishOnKey: ''");
  });

  it('answers a save while it watches', async () => {
    const path = file('watched.yaml', sound);
    const child = spawn(process.execPath, [...command, '--watch', path]);
    let heard = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    await expect.poll(() => heard).toContain('0 errors');
    // The watcher reports once it is ready; until then saves are tried again.
    await expect
      .poll(
        () => {
          if (!heard.includes('G09'))
            writeFileSync(path, `${endless}# ${heard.length} ${Date.now()}\n`);
          return heard;
        },
        { interval: 1_000 },
      )
      .toContain('G09');
    child.kill();
    await once(child, 'exit');
  });
});
