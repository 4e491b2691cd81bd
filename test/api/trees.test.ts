import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { spellOf } from '../../src/api/spell.ts';
import {
  asked,
  clinic,
  dialTree,
  heardByNewCalls,
  publish,
  serve,
  TOKEN,
} from '../publishing/published.ts';
import { startServer, type TestServer } from '../server.ts';

const run = promisify(execFile);
const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

interface Report {
  readonly trees: readonly {
    readonly name: string;
    readonly version: string;
    readonly since: string;
    readonly file: string | null;
    readonly calls: number | null;
  }[];
  readonly earlier: readonly Readonly<Record<string, unknown>>[];
  readonly refused: readonly { readonly file: string; readonly complaints: string[] }[];
}

/** What is told, of the trees of documents. */
async function reportOf(server: TestServer): Promise<Report> {
  const report = await asked<Report>(server, 'trees');
  return { ...report, trees: report.trees.filter(({ file }) => file !== null) };
}

describe('GET /api/trees', () => {
  it('tells versions, since when each is live, and the calls on it', async () => {
    const { folder, server } = await publish({ 'clinic.yaml': clinic('We open at nine.') });
    await dialTree(server);
    const first = await reportOf(server);
    expect(first).toMatchObject({
      trees: [
        {
          name: 'clinic',
          file: join(folder, 'clinic.yaml'),
          calls: 1,
          since: expect.stringMatching(/^20/),
        },
      ],
      earlier: [],
      refused: [],
    });
    writeFileSync(join(folder, 'clinic.yaml'), clinic('We open at ten.'));
    await heardByNewCalls(server, 'We open at ten.');
    const [was] = first.trees;
    const earlier = { name: 'clinic', version: was?.version, since: was?.since, calls: 1 };
    const { earlier: told, trees } = await reportOf(server);
    expect(told).toEqual([{ ...earlier, until: expect.stringMatching(/^20/) }]);
    expect(Date.parse(String(told[0]?.['until']))).toBeGreaterThanOrEqual(
      Date.parse(trees[0]?.since ?? ''),
    );
  });

  it('tells the same after a restart, and in another process', async () => {
    const { folder, data, server, close } = await publish({
      'clinic.yaml': clinic('We open at nine.'),
    });
    const old = await dialTree(server);
    writeFileSync(join(folder, 'clinic.yaml'), clinic('We open at ten.'));
    await heardByNewCalls(server, 'We open at ten.');
    const call = await dialTree(server);
    const before = await reportOf(server);
    expect(before).toMatchObject({
      trees: [{ name: 'clinic', calls: 1 }],
      earlier: [{ name: 'clinic', calls: 1 }],
    });
    await close();
    const port = Number(new URL(server.url).port);
    const again = await serve(folder, data, { port });
    const second = await serve(folder, data);
    expect(await reportOf(again.server)).toEqual(before);
    expect(await reportOf(second.server)).toEqual(before);
    await old.press('1');
    await old.hears('We open at nine.');
    await call.press('1');
    await call.hears('We open at ten.');
    expect(await reportOf(second.server)).toEqual(before);
  });

  it('no longer counts a call that was thanked and ended, or whose end was told', async () => {
    const { server } = await publish({});
    const calls = async () =>
      (await asked<{ trees: { calls: number }[] }>(server, 'trees')).trees[0]?.calls;
    const call = await server.dial();
    expect(await calls()).toBe(1);
    await call.press('0');
    await call.ends('completed');
    expect(await calls()).toBe(0);
    const other = await server.dial({ statusCallback: `${server.url}/callbacks/status` });
    expect(await calls()).toBe(1);
    await other.hangUp();
    expect(await calls()).toBe(0);
  });

  it('counts a call that is handed over where it is', async () => {
    const front =
      'name: front\ninitial: a\nstates: { a: { enter: [], tree: clinic, exit: null } }\n';
    const { server } = await publish({ 'clinic.yaml': clinic('Nine.'), 'front.yaml': front });
    await dialTree(server, 'front');
    expect(await reportOf(server)).toMatchObject({
      trees: [
        { name: 'clinic', calls: 1 },
        { name: 'front', calls: 0 },
      ],
    });
  });

  it('tells which documents are refused, and why', async () => {
    const { folder, server, library } = await publish({ 'clinic.yaml': clinic('Nine.') });
    writeFileSync(join(folder, 'clinic.yaml'), clinic('Nine.').replace('1: hours', '1: huors'));
    await expect.poll(() => library.refused()).toHaveLength(1);
    rmSync(join(folder, 'clinic.yaml'));
    await expect.poll(() => library.refused()).toHaveLength(0);
    writeFileSync(join(folder, 'a.yaml'), 'name: [');
    await expect.poll(() => library.refused()).toHaveLength(1);
    const file = join(folder, 'a.yaml');
    expect((await reportOf(server)).refused).toEqual([
      { file, complaints: [expect.stringContaining('a.yaml:1:')] },
    ]);
    await server.dial();
    const env = { PATH: process.env['PATH'], PUBLIC_URL: server.url, API_TOKEN: TOKEN };
    const { stdout } = await run(process.execPath, [MAIN, 'trees'], { env });
    expect(stdout).toMatch(/^acme +\S{12} +since 20\S+ +1 call +TypeScript\n/);
    expect(stdout).toContain(`\n${file} is not live as it stands:\n${file}:1:`);
  });

  it('tells what is live where nothing is recorded', async () => {
    const { library } = await publish({});
    const switches = { on: () => new Set<string>(), throw: () => undefined, close: async () => {} };
    const server = await startServer({ operators: { library, switches, token: TOKEN } });
    const { trees, earlier } = await asked<Report>(server, 'trees');
    await server.close();
    expect(trees[0]).toMatchObject({
      name: 'acme',
      file: null,
      calls: null,
      since: expect.stringMatching(/^20/),
    });
    expect(earlier).toEqual([]);
  });

  it.each([undefined, 'Bearer ', 'Bearer wrong', TOKEN])(
    'lets nobody in with %s',
    async (authorization) => {
      const { server } = await publish({});
      const reply = await server.app.inject({
        url: '/api/trees',
        headers: { ...(authorization && { authorization }) },
      });
      expect([reply.statusCode, reply.body]).toEqual([401, 'Unauthorized']);
    },
  );
});

describe('since when a version is live', () => {
  const row = (version: string, liveSince: number, liveUntil: number | null = null) => ({
    tree: 'clinic',
    version,
    liveSince,
    liveUntil,
    file: null,
  });

  it.each<[string, ReturnType<typeof row>[], { since: number; until?: number } | undefined]>([
    ['is not known', [], undefined],
    ['is when it went live', [row('a', 1, 5), row('b', 5)], { since: 5 }],
    ['is not when a process was started', [row('b', 5), row('b', 9), row('b', 12)], { since: 5 }],
    ['is when the first process had it', [row('a', 1), row('b', 5), row('b', 6)], { since: 5 }],
    ['is when it came back', [row('b', 1, 3), row('a', 3, 5), row('b', 5)], { since: 5 }],
    ['is when its document came back', [row('b', 1, 3), row('b', 5)], { since: 5 }],
    ['ends when it was taken away', [row('a', 1), row('b', 5, 8)], { since: 5, until: 8 }],
    ['ends when another came', [row('b', 5), row('a', 7)], { since: 5, until: 7 }],
  ])('%s', (_, rows, spell) => {
    expect(spellOf(rows, 'b')).toEqual(spell && { until: undefined, ...spell });
  });
});
