import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { News } from '../../src/records/drain.ts';
import type { CallFact, RecordingFact, StepFact } from '../../src/records/fact.ts';
import { openRecords, type Records } from '../../src/records/records.ts';
import { stepOf } from './step.ts';
import { startPostgres, temporary } from './store.ts';

const DAY = 24 * 60 * 60 * 1000;
const MORNING = Date.UTC(2026, 0, 5, 9);

let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const databases: [string, () => Promise<string | undefined>][] = [
  ['SQLite', async () => undefined],
  ['PostgreSQL', () => postgres.database()],
];

describe.each(databases)('records in %s', (_title, newDatabase) => {
  /** Records in a new database, unless they are those of another. */
  async function open(
    where: { dataDir?: string; databaseUrl?: string | undefined } = {},
  ): Promise<{ records: Records; news: News[]; dataDir: string; databaseUrl: string | undefined }> {
    const folder = temporary();
    closing.push(folder.remove);
    const { dataDir = folder.path } = where;
    const databaseUrl = 'databaseUrl' in where ? where.databaseUrl : await newDatabase();
    const news: News[] = [];
    const records = await openRecords({ dataDir, databaseUrl, told: (told) => news.push(told) });
    closing.push(() => records.close());
    return { records, news, dataDir, databaseUrl };
  }

  it('tell a call with its steps, in the order in which they came', async () => {
    const { records } = await open();
    records.record(
      'steps',
      stepOf({
        id: 'a',
        state: '(ringing)',
        event: 'ring',
        option: undefined,
        key: undefined,
        path: ['door', 'menu'],
      }),
    );
    records.record('steps', stepOf({ id: 'b', at: MORNING + 4000 }));
    await records.keep('calls', {
      callSid: 'CA1',
      at: MORNING + 9000,
      status: 'completed',
      duration: 9,
    });
    await records.keep('recordings', {
      recordingSid: 'RE1',
      callSid: 'CA1',
      createdAt: MORNING + 6000,
      kind: 'voicemail',
    });
    await records.settled();
    expect(await records.call('CA1')).toMatchObject({
      callSid: 'CA1',
      tree: 'clinic',
      version: 'v1',
      direction: 'inbound',
      fromNumber: '+14155550123',
      toNumber: '+14155550100',
      startedAt: MORNING,
      endedAt: MORNING + 9000,
      ending: 'completed',
      duration: 9,
      lastState: 'hours',
      steps: [
        { id: 'a', event: 'ring', option: null, key: null, path: ['door', 'menu'] },
        { id: 'b', event: 'digits', option: 'hours', key: '1', path: ['hours'] },
      ],
      recordings: [{ recordingSid: 'RE1' }],
    });
    expect(await records.call('CA2')).toBeUndefined();
  });

  it('take SQL, markup, odd numbers and any character as text', async () => {
    const { records, news } = await open();
    const odd = [
      `'; drop table calls; --`,
      '"<script>alert(1)</script>&amp;',
      'sip:alice@example.com;transport=tls',
      '+266696687',
      'こんにちは 🎈 \u202e',
      `${'x'.repeat(254)}🎈🎈`,
      '\\u0000 \\ud800 $1 ? :a {"b":[1]}',
      '',
    ];
    for (const [index, text] of odd.entries()) {
      const callSid = `CA${index}`;
      records.record(
        'steps',
        stepOf({
          callSid,
          id: text,
          fromNumber: text,
          toNumber: text,
          tree: text,
          version: text,
          state: text,
          event: text,
          option: text,
          key: text,
          path: [text],
        }),
      );
      await records.keep('recordings', {
        recordingSid: `RE${index}`,
        callSid,
        createdAt: MORNING,
        transcript: text.repeat(50),
        url: text,
        fromNumber: text,
      });
      await records.keep('messages', {
        messageSid: `SM${index}`,
        at: MORNING,
        updatedAt: MORNING,
        body: text,
      });
    }
    await records.settled();
    expect(news).toEqual([]);
    for (const [index, text] of odd.entries()) {
      const name = text.slice(0, 255).toWellFormed();
      const call = await records.call(`CA${index}`);
      expect(call).toMatchObject({ fromNumber: name, toNumber: name, tree: name, version: name });
      expect(call?.steps).toMatchObject([
        { id: name, state: name, event: name, option: name, path: [text] },
      ]);
      expect(call?.recordings).toMatchObject([{ transcript: text.repeat(50), url: text }]);
    }
  });

  it('leave out NUL and halves of characters, which PostgreSQL does not take', async () => {
    const { records, news } = await open();
    await records.keep('messages', {
      messageSid: 'SM\0',
      at: 1,
      updatedAt: 1,
      body: 'a\0b\ud83dc\\u0000',
    });
    records.record('steps', stepOf({ callSid: 'CA\0', state: '\0' }));
    await records.settled();
    expect(await rowsOf(records, 'messages')).toMatchObject([
      { messageSid: 'SM', body: 'ab\ufffdc\\u0000' },
    ]);
    expect(await records.call('CA')).toMatchObject({ steps: [{ state: '' }] });
    expect(news).toEqual([]);
  });

  it('keep what a clock tells that jumps', async () => {
    const { records } = await open();
    const times = [MORNING, 0, -1, MORNING - DAY, Number.MAX_SAFE_INTEGER, MORNING + 1];
    for (const [id, at] of times.entries()) records.record('steps', stepOf({ id: String(id), at }));
    await records.settled();
    const call = await records.call('CA1');
    expect(call?.steps.map(({ at }) => at)).toEqual(times.toSorted((a, b) => a - b));
    const { states } = await records.statistics({});
    expect(states).toMatchObject([{ state: 'menu', options: { hours: times.length } }]);
  });

  it('tell how the tree ended a call, whatever the carrier tells then', async () => {
    const { records } = await open();
    records.record('steps', stepOf({ id: 'a' }));
    await records.settled();
    records.record('steps', stepOf({ id: 'b', at: MORNING + 5, ending: 'goodbye' }));
    records.record('steps', stepOf({ id: 'c', at: MORNING + 6, event: 'noInput' }));
    await records.settled();
    records.record('calls', { callSid: 'CA1', at: MORNING + 9, status: 'completed', duration: 0 });
    await records.settled();
    expect(await records.call('CA1')).toMatchObject({
      ending: 'goodbye',
      status: 'completed',
      endedAt: MORNING + 5,
      lastAt: MORNING + 6,
    });
    expect(await records.statistics({})).toMatchObject({ endings: { goodbye: 1 }, meanLength: 0 });
  });

  it('tell the calls in progress where each is, and which versions were live when', async () => {
    const { records } = await open();
    const HOUR = 60 * 60 * 1000;
    const step = (callSid: string, id: string, at: number, rest: Partial<StepFact> = {}) =>
      records.record('steps', stepOf({ callSid, id, at: MORNING + at, ...rest }));
    step('CA1', 'a', 0, { version: 'v9' });
    step('CA2', 'a', 1);
    step('CA2', 'b', 2, { tree: 'shop', version: 'v2' });
    step('CA3', 'a', 3, { ending: 'goodbye' });
    step('CA4', 'a', 4);
    await records.keep('calls', { callSid: 'CA4', at: MORNING + 5, status: 'completed' });
    step('CA5', 'a', 5 * HOUR);
    step('CA6', 'a', 5 * HOUR);
    step('CA6', 'b', 5 * HOUR);
    const live = { tree: 'clinic', version: 'v1', liveSince: MORNING };
    records.record('treeVersions', { ...live, version: 'v2', liveSince: MORNING + 9 });
    records.record('treeVersions', { ...live, file: 'a.yaml' });
    records.record('treeVersions', { ...live, liveUntil: MORNING + 9 });
    await records.settled();
    expect(await records.progress(MORNING + 3 * HOUR)).toEqual(
      expect.arrayContaining([
        { tree: 'clinic', version: 'v9', calls: 1 },
        { tree: 'shop', version: 'v2', calls: 1 },
        { tree: 'clinic', version: 'v1', calls: 2 },
      ]),
    );
    expect(await records.progress(MORNING + 5 * HOUR)).toEqual([
      { tree: 'clinic', version: 'v1', calls: 2 },
    ]);
    expect(await records.treeVersions()).toEqual([
      { ...live, liveUntil: MORNING + 9, file: 'a.yaml' },
      { ...live, version: 'v2', liveSince: MORNING + 9, liveUntil: null, file: null },
    ]);
  });

  it('have a step once, however often it is told', async () => {
    const { records, dataDir, databaseUrl } = await open();
    for (let times = 0; times < 3; times += 1) {
      records.record('steps', stepOf({ id: 'a' }));
      records.record('steps', stepOf({ id: 'b' }));
      if (times > 0) await records.settled();
    }
    const other = await open({ dataDir, databaseUrl });
    other.records.record('steps', stepOf({ id: 'b' }));
    await other.records.settled();
    expect((await records.call('CA1'))?.steps.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await records.statistics({})).toMatchObject({
      calls: 1,
      states: [{ options: { hours: 2 } }],
    });
  });

  it('come to the same call in whichever order steps and callbacks come', async () => {
    const { records } = await open();
    const told: Partial<CallFact & StepFact>[] = [
      { at: MORNING, id: 'a', event: 'ring', state: '(ringing)', path: ['menu'] },
      { at: MORNING + 4, id: 'b', path: ['hours'] },
      { at: MORNING + 1, status: 'ringing', direction: 'inbound' },
      { at: MORNING + 2, status: 'in-progress' },
      { at: MORNING + 8000, status: 'completed', duration: 8 },
      { at: MORNING + 7000, ending: 'goodbye' },
    ];
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(shuffled(told), async (facts) => {
        const callSid = `CA${(runs += 1)}`;
        for (const [index, fact] of facts.entries()) {
          if (fact.id !== undefined) records.record('steps', stepOf({ ...fact, callSid }));
          else records.record('calls', { at: 0, ...fact, callSid });
          if (index % 3 === 0) await records.settled();
        }
        await records.settled();
        expect(await records.call(callSid)).toMatchObject({
          callSid,
          tree: 'clinic',
          version: 'v1',
          direction: 'inbound',
          fromNumber: '+14155550123',
          toNumber: '+14155550100',
          startedAt: MORNING,
          updatedAt: MORNING + 8000,
          endedAt: MORNING + 7000,
          status: 'completed',
          ending: 'goodbye',
          duration: 8,
          lastState: 'hours',
          lastAt: MORNING + 4,
          steps: [{ id: 'a' }, { id: 'b' }],
        });
      }),
      { numRuns: 15 },
    );
    const { calls, endings, medianLength, states } = await records.statistics({});
    expect({ calls, endings, medianLength }).toEqual({
      calls: runs,
      endings: { goodbye: runs },
      medianLength: 8,
    });
    expect(states.find(({ state }) => state === 'menu')?.options).toEqual({ hours: runs });
  });

  it('come to the same voicemail in whichever order callbacks come, and keep who handled it', async () => {
    const { records } = await open();
    const told: RecordingFact[] = [
      {
        recordingSid: '',
        createdAt: MORNING,
        status: 'in-progress',
        kind: 'voicemail',
        callSid: 'CA1',
      },
      {
        recordingSid: '',
        createdAt: MORNING + 5,
        status: 'completed',
        duration: 5,
        url: 'https://example.com/RE',
      },
      { recordingSid: '', createdAt: MORNING + 9, transcriptionStatus: 'in-progress' },
      {
        recordingSid: '',
        createdAt: MORNING + 9,
        transcriptionStatus: 'completed',
        transcript: 'Hello.',
      },
      { recordingSid: '', createdAt: MORNING + 9, transcriptionStatus: 'failed' },
    ];
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(shuffled(told), async (facts) => {
        const recordingSid = `RE${(runs += 1)}`;
        for (const [index, fact] of facts.entries()) {
          await records.keep('recordings', { ...fact, recordingSid });
          if (index > 0) continue;
          await records.settled();
          expect(await records.handle(recordingSid, { at: 7, by: 'ann', note: 'done' })).toBe(true);
        }
        await records.settled();
        const { rows } = await records.voicemails({ limit: 1000 });
        expect(rows.find((row) => row.recordingSid === recordingSid)).toMatchObject({
          createdAt: MORNING,
          status: 'completed',
          kind: 'voicemail',
          callSid: 'CA1',
          duration: 5,
          url: 'https://example.com/RE',
          transcript: 'Hello.',
          transcriptionStatus: 'completed',
          handledAt: 7,
          handledBy: 'ann',
          note: 'done',
        });
      }),
      { numRuns: 15 },
    );
    expect(await records.handle('RE none', { at: 7, by: 'ann' })).toBe(false);
  });

  it('page through calls by what is known of them', async () => {
    const { records } = await open();
    for (let index = 0; index < 60; index += 1) {
      const callSid = `CA${String(index).padStart(3, '0')}`;
      // Three calls begin at once each time.
      const at = MORNING + Math.floor(index / 3);
      const tree = index % 2 === 0 ? 'clinic' : 'shop';
      const fromNumber = index % 10 === 0 ? '+14155550199' : '+14155550123';
      records.record(
        'steps',
        stepOf({
          callSid,
          at,
          tree,
          fromNumber,
          state: index % 4 === 0 ? 'door' : 'menu',
          event: 'ring',
        }),
      );
      if (index % 5 === 0) records.record('calls', { callSid, at, status: 'busy' });
    }
    await records.settled();
    const sids = async (query: object) =>
      (await all((page) => records.calls({ ...query, ...page }), 7)).map(({ callSid }) => callSid);
    const expected = (holds: (index: number) => boolean) =>
      Array.from({ length: 60 }, (_, index) => 59 - index)
        .filter(holds)
        .map((index) => `CA${String(index).padStart(3, '0')}`);
    expect(await sids({})).toEqual(expected(() => true));
    expect(await sids({ tree: 'shop' })).toEqual(expected((index) => index % 2 === 1));
    expect(await sids({ number: '+14155550199' })).toEqual(expected((index) => index % 10 === 0));
    expect(await sids({ number: '+14155550100' })).toEqual(expected(() => true));
    expect(await sids({ state: 'door' })).toEqual(expected((index) => index % 4 === 0));
    expect(await sids({ state: 'hours' })).toEqual(expected(() => true));
    expect(await sids({ ending: 'busy', tree: 'clinic' })).toEqual(
      expected((index) => index % 10 === 0),
    );
    expect(await sids({ from: MORNING + 5, to: MORNING + 10 })).toEqual(
      expected((index) => index >= 15 && index < 30),
    );
    await expect(records.calls({ limit: 1, cursor: 'nonsense' })).rejects.toThrow(
      'the cursor is none',
    );
  });

  it('page through 100,000 voicemails without one missing or twice', async () => {
    const { records } = await open();
    for (let index = 0; index < 100_000; index += 1) {
      records.record('recordings', {
        recordingSid: `RE${index}`,
        kind: 'voicemail',
        createdAt: MORNING + Math.floor(index / 7),
        fromNumber: '+14155550123',
      });
    }
    await records.settled();
    await records.handle('RE99999', { at: 1, by: 'ann' });
    await records.discard('RE99998', 1);
    const waiting = await all((page) => records.voicemails({ handled: false, ...page }), 5000);
    expect(new Set(waiting.map(({ recordingSid }) => recordingSid)).size).toBe(99_998);
    expect(waiting).toHaveLength(99_998);
    expect(
      waiting.every(
        ({ createdAt }, index) => index === 0 || createdAt <= (waiting[index - 1]?.createdAt ?? 0),
      ),
    ).toBe(true);
    expect((await records.voicemails({ handled: true, limit: 9 })).rows).toMatchObject([
      { recordingSid: 'RE99999', handledBy: 'ann' },
    ]);
    expect((await records.voicemails({ number: '+14155550124', limit: 9 })).rows).toEqual([]);
  });

  it('count exactly where callers went, kept silent, erred and hung up', async () => {
    const { records } = await open();
    const events = [
      { event: 'digits', option: 'hours' },
      { event: 'digits', option: 'hours' },
      { event: 'speech', option: 'reception' },
      { event: 'noInput', option: undefined },
      { event: 'digits', option: undefined },
      { event: 'speech', option: undefined },
    ];
    for (const [index, event] of events.entries()) {
      const callSid = `CA${index}`;
      const at = MORNING + (index % 2) * DAY;
      records.record('steps', stepOf({ ...event, callSid, at, path: ['menu'] }));
      const duration = [10, 20, 30, 40, 100][index];
      if (duration !== undefined)
        records.record('calls', {
          callSid,
          at,
          status: 'completed',
          duration,
          ...(index === 0 && { ending: 'goodbye' }),
        });
    }
    records.record(
      'steps',
      stepOf({ callSid: 'CA9', tree: 'shop', state: 'constructor', option: 'constructor' }),
    );
    await records.settled();
    expect(await records.statistics({ tree: 'clinic' })).toEqual({
      calls: 6,
      endings: { goodbye: 1, completed: 4, '': 1 },
      meanLength: 40,
      medianLength: 30,
      states: [
        {
          tree: 'clinic',
          state: 'menu',
          options: { hours: 2, reception: 1 },
          silent: 1,
          erred: 2,
          hungUp: 4,
        },
      ],
    });
    expect(await records.statistics({ tree: 'clinic', since: MORNING + DAY })).toMatchObject({
      calls: 3,
      medianLength: 30,
      states: [{ options: { hours: 1 }, silent: 1, erred: 1, hungUp: 2 }],
    });
    expect(await records.statistics({ until: MORNING })).toMatchObject({
      calls: 4,
      medianLength: 30,
    });
    expect((await records.statistics({ tree: 'shop' })).states).toMatchObject([
      { state: 'constructor', options: { constructor: 1 } },
    ]);
    expect(await records.statistics({ tree: 'none' })).toEqual({
      calls: 0,
      endings: {},
      meanLength: undefined,
      medianLength: undefined,
      states: [],
    });
  });

  it('let go of what is old, but for voicemails nobody has handled and for what is counted', async () => {
    const { records } = await open();
    for (let index = 0; index < 1200; index += 1) {
      const callSid = `CA${index}`;
      const at = MORNING + (index < 1100 ? 0 : DAY);
      records.record('steps', stepOf({ callSid, at, id: 'a', event: 'ring' }));
      records.record('steps', stepOf({ callSid, at, id: 'b' }));
      records.record('messages', { messageSid: `SM${index}`, at, updatedAt: at });
    }
    for (const recordingSid of ['RE new', 'RE handled', 'RE deleted']) {
      records.record('recordings', {
        recordingSid,
        kind: 'voicemail',
        createdAt: MORNING,
        callSid: 'CA1',
      });
    }
    records.record('queueEntries', { id: '1', enteredAt: MORNING, callSid: 'CA1' });
    records.record('callBacks', { id: '1', askedAt: MORNING, number: '+14155550123' });
    await records.settled();
    await records.handle('RE handled', { at: MORNING, by: 'ann' });
    await records.discard('RE deleted', MORNING);
    const before = await records.statistics({});
    const { recordingSids, ...counts } = await records.retire(MORNING + 1);
    expect(counts).toEqual({
      calls: 1100,
      steps: 2200,
      recordings: 2,
      messages: 1100,
      queueEntries: 1,
      callBacks: 1,
    });
    expect(recordingSids.toSorted()).toEqual(['RE deleted', 'RE handled']);
    expect(await rowsOf(records, 'calls')).toHaveLength(100);
    expect(await rowsOf(records, 'steps')).toHaveLength(200);
    expect(await rowsOf(records, 'recordings')).toMatchObject([{ recordingSid: 'RE new' }]);
    expect(await records.statistics({})).toEqual(before);
  });

  it('erase a number everywhere, and tell the recordings it is to be erased from elsewhere', async () => {
    const { records, dataDir } = await open();
    const number = '+14155550177';
    records.record('steps', stepOf({ callSid: 'CA1', fromNumber: number, id: 'a' }));
    records.record('steps', stepOf({ callSid: 'CA2', toNumber: number, id: 'a' }));
    records.record('steps', stepOf({ callSid: 'CA3', id: 'a' }));
    records.record('recordings', { recordingSid: 'RE1', createdAt: 1, callSid: 'CA1' });
    records.record('recordings', { recordingSid: 'RE2', createdAt: 1, fromNumber: number });
    records.record('recordings', { recordingSid: 'RE3', createdAt: 1, callSid: 'CA3' });
    records.record('messages', { messageSid: 'SM1', at: 1, updatedAt: 1, toNumber: number });
    records.record('messages', { messageSid: 'SM2', at: 1, updatedAt: 1, callSid: 'CA2' });
    records.record('queueEntries', { id: '1', enteredAt: 1, callSid: 'CA2' });
    records.record('callBacks', { id: '1', askedAt: 1, number });
    const aside = join(dataDir, 'spool', 'old.jsonl.corrupt');
    writeFileSync(aside, `half a line of "${number}"\nof somebody else\n`);
    const { recordingSids, ...counts } = await records.erase(number);
    expect(counts).toEqual({
      calls: 2,
      steps: 2,
      recordings: 2,
      messages: 2,
      queueEntries: 1,
      callBacks: 1,
    });
    expect(recordingSids.toSorted()).toEqual(['RE1', 'RE2']);
    for (const table of [
      'calls',
      'steps',
      'recordings',
      'messages',
      'queueEntries',
      'callBacks',
    ] as const) {
      expect(JSON.stringify(await rowsOf(records, table))).not.toMatch(/55550177|CA1|CA2/);
    }
    expect(await records.call('CA3')).toMatchObject({
      steps: [{ id: 'a' }],
      recordings: [{ recordingSid: 'RE3' }],
    });
    expect(readFileSync(aside, 'utf8')).toBe('of somebody else\n');
    expect(await records.statistics({})).toMatchObject({ calls: 3 });
  });

  it('erase a number that another process has yet to write', async () => {
    const first = await open();
    const other = await open(first);
    other.records.record('steps', stepOf({ callSid: 'CA1' }));
    expect(await first.records.erase('+14155550123')).toMatchObject({ calls: 1, steps: 1 });
    await other.records.settled();
    expect(await rowsOf(first.records, 'calls')).toEqual([]);
  });

  it('go out as JSON lines and as CSV that no spreadsheet computes', async () => {
    const { records } = await open();
    for (let index = 0; index < 2500; index += 1) {
      records.record('messages', {
        messageSid: `SM${index}`,
        at: index,
        updatedAt: -1,
        fromNumber: '+14155550123',
        body: `=1+1,"${index}"\n@x`,
        direction: 'in',
      });
    }
    await records.settled();
    const rows = await rowsOf(records, 'messages');
    expect(new Set(rows.map(({ messageSid }) => messageSid)).size).toBe(2500);
    const csv = (await textOf(records.csv('messages'))).split('\r\n');
    expect(csv[0]).toBe(
      'messageSid,direction,fromNumber,toNumber,body,status,errorCode,at,updatedAt,callSid',
    );
    expect(csv).toHaveLength(2502);
    expect(csv.slice(1)).toContain(`SM7,in,'+14155550123,,"'=1+1,""7""\n@x",,,7,-1,`);
    expect(await textOf(records.csv('callBacks'))).toBe(
      'id,number,queue,tree,askedAt,takenAt,takenBy,result,tries\r\n',
    );
  });

  it('come from a process that is no more, but for lines that are damaged', async () => {
    const { dataDir, databaseUrl, records } = await open();
    await records.close();
    closing.pop();
    const dead = join(dataDir, 'spool', '000000000000001-dead');
    mkdirSync(dead);
    const lines = [
      JSON.stringify(['steps', stepOf({ id: 'a' })]),
      '["steps",{"id":"half',
      'null',
      '["sqlite_master",{"name":"x"}]',
      JSON.stringify(['steps', stepOf({ id: 'b', at: Number.NaN })]),
      JSON.stringify(['steps', stepOf({ id: 'c', at: '5' as unknown as number })]),
      JSON.stringify(['steps', stepOf({ id: 'd' })]),
    ];
    writeFileSync(join(dead, '000000000000001-dead.000000001.jsonl'), `${lines.join('\n')}\n`);
    writeFileSync(
      join(dead, '000000000000001-dead.000000002.jsonl'),
      JSON.stringify(['steps', stepOf({ id: 'e' })]),
    );
    appendFileSync(
      join(dead, '000000000000001-dead.000000002.jsonl'),
      '\n["calls",{"callSid":"CA1","at":1',
    );
    const next = await open({ dataDir, databaseUrl });
    await next.records.settled();
    expect((await next.records.call('CA1'))?.steps.map(({ id }) => id)).toEqual(['a', 'd', 'e']);
    expect(next.news).toMatchObject([{ setAside: 5 }, { setAside: 1 }]);
    const kept = readdirSync(join(dataDir, 'spool')).filter((name) => name.endsWith('.corrupt'));
    expect(kept.map((name) => readFileSync(join(dataDir, 'spool', name), 'utf8')).join('')).toBe(
      `${lines.slice(1, 6).join('\n')}\n["calls",{"callSid":"CA1","at":1\n`,
    );
    expect(readdirSync(join(dataDir, 'spool'))).not.toContain('000000000000001-dead');
  });
});

describe('records whose database is away', () => {
  it('are kept while it is stopped, and are all there once it is back', async () => {
    const databaseUrl = await postgres.database();
    const folder = temporary();
    const news: News[] = [];
    const records = await openRecords({
      dataDir: folder.path,
      databaseUrl,
      told: (told) => news.push(told),
    });
    records.record('steps', stepOf({ id: '0' }));
    await records.settled();
    await postgres.stop();
    records.record('steps', stepOf({ id: '1' }));
    await records.keep('recordings', { recordingSid: 'RE1', createdAt: 1, callSid: 'CA1' });
    await expect(records.settled()).rejects.toThrow(/ECONNREFUSED|terminat/);
    expect(records.health()).toMatchObject({ ready: false, lost: 0 });
    // A process that ends meanwhile leaves its records to one that begins meanwhile.
    await records.close();
    const next = await openRecords({
      dataDir: folder.path,
      databaseUrl,
      told: (told) => news.push(told),
    });
    next.record('steps', stepOf({ id: '2' }));
    await postgres.start();
    await expect.poll(() => next.health()).toEqual({ ready: true, reason: undefined, lost: 0 });
    await next.settled();
    const call = await next.call('CA1');
    expect(call?.steps.map(({ id }) => id)).toEqual(['0', '1', '2']);
    expect(call?.recordings).toHaveLength(1);
    expect(news).toEqual([
      { ready: false, reason: expect.any(String) },
      { ready: false, reason: expect.any(String) },
      { ready: true },
    ]);
    await next.close();
    folder.remove();
  });
});

/** All rows of all pages. */
async function all<T>(
  page: (at: {
    limit: number;
    cursor?: string | undefined;
  }) => Promise<{ rows: readonly T[]; cursor: string | undefined }>,
  limit: number,
): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const next = await page({ limit, cursor });
    rows.push(...next.rows);
    cursor = next.cursor;
  } while (cursor !== undefined);
  return rows;
}

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

async function rowsOf(records: Records, table: Parameters<Records['jsonLines']>[0]) {
  const text = await textOf(records.jsonLines(table));
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Everything told at least once, in any order. */
function shuffled<T>(told: readonly T[]): fc.Arbitrary<T[]> {
  return fc
    .array(fc.constantFrom(...told), { maxLength: 4 })
    .chain((again) =>
      fc.shuffledSubarray([...told, ...again], { minLength: told.length + again.length }),
    );
}
