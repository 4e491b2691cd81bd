import { describe, expect, it } from 'vitest';
import { operated, OWN, type Items } from './operated.ts';

const CALLER = '+14155550177';

const handled = { method: 'POST', headers: { 'content-type': 'application/json' } };

describe('a voicemail for ACME’s sales team', () => {
  it('is recorded, listed, played, handled and deleted, at the carrier too', async () => {
    await using world = await operated();
    const { ask, read, line, server } = world;
    const call = await world.leaveMessage(CALLER);
    const [recording] = line.recordings;
    const sid = recording?.sid ?? '';
    const path = `voicemails/${sid}`;

    const { items } = await read<Items>('voicemails?handled=false');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      recordingSid: sid,
      callSid: call.sid,
      tree: 'acme',
      state: 'sales',
      fromNumber: CALLER,
      toNumber: OWN,
      duration: 3,
      status: 'completed',
      handledAt: null,
    });
    expect(items[0]).not.toHaveProperty('url');
    expect(await read(`calls/${call.sid}`)).toMatchObject({
      tree: 'acme',
      fromNumber: CALLER,
      steps: [
        { state: '(ringing)', event: 'ring', path: ['greeting', 'menu'] },
        { state: 'menu', option: 'sales', key: '1', path: ['sales'] },
        { state: 'sales', path: ['(goodbye)'] },
      ],
      recordings: [{ recordingSid: sid }],
    });

    const whole = await ask(`${path}/audio`);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'audio/x-wav']);
    const sound = Buffer.from(await whole.arrayBuffer());
    const media = `${line.url}/2010-04-01/Accounts/${line.accountSid}/Recordings/${sid}`;
    const authorization = `Basic ${btoa(`${line.accountSid}:${line.authToken}`)}`;
    const original = await fetch(media, { headers: { authorization } });
    expect(sound.equals(Buffer.from(await original.arrayBuffer()))).toBe(true);
    const part = await ask(`${path}/audio`, { headers: { range: 'bytes=100-199' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 100-199/${sound.length}`,
    ]);
    expect(sound.subarray(100, 200).equals(Buffer.from(await part.arrayBuffer()))).toBe(true);
    const beyond = await ask(`${path}/audio`, { headers: { range: 'bytes=9999999-' } });
    expect(beyond.status).toBe(416);

    const body = JSON.stringify({ by: 'Ann', note: 'called back' });
    const marked = await ask(`${path}/handled`, { ...handled, body });
    expect(await marked.json()).toMatchObject({
      handledBy: 'Ann',
      note: 'called back',
      handledAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect((await read<Items>('voicemails?handled=false')).items).toEqual([]);
    expect((await read<Items>(`voicemails?handled=true&tree=acme`)).items).toHaveLength(1);

    for (let times = 0; times < 2; times += 1) {
      expect((await ask(path, { method: 'DELETE' })).status).toBe(200);
      expect(line.recordings).toEqual([]);
    }
    expect((await ask(`${path}/audio`)).status).toBe(404);
    expect((await ask(`${path}/handled`, { ...handled, body })).status).toBe(404);
    expect((await read<Items>('voicemails')).items).toEqual([]);

    const log = JSON.stringify(server.log);
    expect(log).toContain('**********77');
    expect(log).not.toMatch(/4155550177|Digits|called back|operators-token/);
  });

  it('can be handled at once, before it has come to the database', async () => {
    await using world = await operated();
    await world.leaveMessage();
    const sid = world.line.recordings[0]?.sid;
    const body = JSON.stringify({ by: 'Ann' });
    const reply = await world.ask(`voicemails/${sid}/handled`, { ...handled, body });
    expect(reply.status).toBe(200);
  });

  it('is there once however its callbacks come, even those of a call that never was', async () => {
    await using world = await operated({
      carried: {
        delivery: { order: 'shuffled', duplicated: 1 },
      },
    });
    const { server, read } = world;
    const early = `RE${'1'.repeat(32)}`;
    const told = {
      RecordingSid: early,
      RecordingStatus: 'completed',
      RecordingDuration: '7',
      CallSid: `CA${'1'.repeat(32)}`,
    };
    for (let times = 0; times < 3; times += 1) {
      const reply = await server.send(told, { path: '/callbacks/recording' });
      expect(reply.statusCode).toBe(204);
    }
    const { items: before } = await read<Items>('voicemails');
    expect(before).toMatchObject([{ recordingSid: early, fromNumber: null, duration: 7 }]);
    // The call is only told of now.
    await server.send({ CallSid: told.CallSid, From: CALLER, To: OWN });
    await server.send(told, { path: '/callbacks/recording' });
    expect((await read<Items>('voicemails')).items).toHaveLength(1);
    expect(await read(`calls/${told.CallSid}`)).toMatchObject({
      recordings: [{ recordingSid: early }],
    });
  });

  it('is paged through when there are 10,000', async () => {
    await using world = await operated();
    const { records, read } = world;
    for (let count = 0; count < 10_000; count += 1) {
      // Many at the same time, so that the page breaks among them.
      const createdAt = Date.UTC(2026, 0, 1) + Math.floor(count / 700);
      const recordingSid = `RE${count}`;
      records.record('recordings', { recordingSid, createdAt, kind: 'voicemail', tree: 'acme' });
    }
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: Items<{ recordingSid: string; createdAt: string }> = await read(
        `voicemails?limit=999${after}`,
      );
      seen.push(...page.items.map(({ createdAt, recordingSid }) => createdAt + recordingSid));
      cursor = page.cursor;
    }
    expect(seen).toHaveLength(10_000);
    expect(seen).toEqual(seen.toSorted().toReversed());
    expect(new Set(seen).size).toBe(10_000);
  });
});

describe('sound that can not be had', () => {
  it('is refused with 404 for a recording nobody knows, and one the carrier has no more', async () => {
    await using world = await operated();
    expect((await world.ask('voicemails/RE1/audio')).status).toBe(404);
    await world.leaveMessage();
    const sid = world.line.recordings[0]?.sid;
    await world.records.settled();
    world.records.record('recordings', { recordingSid: 'RE gone', createdAt: 1 });
    await world.records.settled();
    expect((await world.ask(`voicemails/${encodeURIComponent('RE gone')}/audio`)).status).toBe(404);
    expect((await world.ask(`voicemails/${sid}/audio`)).status).toBe(200);
  });

  it('is refused with 502 and the reason when the carrier is away or there is no account', async () => {
    await using world = await operated();
    await world.leaveMessage();
    const sid = world.line.recordings[0]?.sid;
    await world.records.settled();
    await world.line.close();
    for (const [path, init] of [
      [`voicemails/${sid}/audio`, {}],
      [`voicemails/${sid}`, { method: 'DELETE' }],
    ] as const) {
      const reply = await world.ask(path, init);
      expect([reply.status, await reply.text()]).toEqual([502, 'the carrier can not be reached']);
    }
    expect((await world.read<Items>('voicemails')).items).toHaveLength(1);

    await using lonely = await operated({ alone: true });
    await lonely.leaveMessage();
    const reply = await lonely.ask(`voicemails/${lonely.line.recordings[0]?.sid}/audio`);
    expect([reply.status, await reply.text()]).toEqual([
      502,
      expect.stringContaining('set TWILIO_ACCOUNT_SID'),
    ]);
  });
});
