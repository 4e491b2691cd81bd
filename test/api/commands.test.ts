import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporary } from '../records/store.ts';
import { operated, OPERATORS_TOKEN, OWN } from './operated.ts';

const run = promisify(execFile);
const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

it('the commands show, play, handle, delete, export and erase what callers left behind', async () => {
  await using world = await operated();
  const call = await world.leaveMessage('+14155550177');
  await world.records.settled();
  const sid = world.line.recordings[0]?.sid ?? '';
  const { path, remove } = temporary();
  const env = { PATH: process.env['PATH'], PUBLIC_URL: world.url, API_TOKEN: OPERATORS_TOKEN };
  const told = async (...args: string[]) => {
    const done = await run(process.execPath, [MAIN, ...args], { cwd: path, env }).catch(
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
    return ['code' in done ? done.code : 0, done.stdout + done.stderr] as const;
  };

  expect(await told('calls')).toEqual([0, expect.stringMatching(/\+14155550177.*goodbye.*CA/)]);
  expect(await told('calls', call.sid)).toEqual([0, expect.stringMatching(/menu +digits +sales/)]);
  expect(await told('calls', '--from', 'x')).toEqual([1, expect.stringContaining('400: from: ')]);
  expect(await told('statistics')).toEqual([0, expect.stringMatching(/acme +menu +sales +1/)]);
  const [, json] = await told('voicemails', '--json');
  expect(JSON.parse(json)).toMatchObject({ recordingSid: sid, fromNumber: '+14155550177' });

  expect(await told('voicemails', 'play', sid, '-o', 'm.wav')).toEqual([0, '']);
  expect(readFileSync(join(path, 'm.wav'))).toHaveLength(48_044);
  expect((await told('voicemails', 'play', sid, '-o', 'm.wav'))[0]).toBe(2);
  expect(await told('voicemails', 'handle', sid, '--by', 'Ann', '--note', 'done')).toEqual([
    0,
    expect.stringContaining('by Ann  done'),
  ]);
  expect(await told('voicemails')).toEqual([0, '']);
  expect((await told('voicemails', 'delete', sid))[0]).toBe(0);
  expect(world.line.recordings).toEqual([]);
  expect(await told('reconcile')).toEqual([0, 'none is missing\n']);
  expect(await told('export', 'calls')).toEqual([0, expect.stringContaining(call.sid)]);
  expect(await told('erase', OWN)).toEqual([1, expect.stringContaining('409')]);
  expect(await told('erase', '+14155550177')).toEqual([0, expect.stringMatching(/steps +3/)]);
  expect(await told('calls', '--token', 'x')).toEqual([
    1,
    expect.stringContaining('refuses the token'),
  ]);
  remove();
}, 90_000);
