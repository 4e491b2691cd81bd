import { describe, expect, it } from 'vitest';
import { operated, OPERATORS_TOKEN, OWN, type Items } from './operated.ts';

const CALLER = '+14155550177';
const OTHER = '+14155550188';

/** What a database, a browser, a terminal or a spreadsheet may take for its own. */
const HOSTILE = [
  `'; drop table calls; --`,
  '<script>alert(1)</script>',
  'a\u0000b',
  '=cmd|calc!A1',
  '\u001b[2J%s${x}',
];

describe('the call log', () => {
  it('finds calls by time, number, tree, state and ending', async () => {
    await using world = await operated();
    const { line, read } = world;
    const message = await world.leaveMessage(CALLER);
    const brief = await line.ring({ from: OTHER });
    await brief.press('3');
    await brief.hangUp();
    await line.settled();
    const sids = async (query: string) => {
      const { items } = await read<Items<{ callSid: string }>>(`calls?${query}`);
      return items.map(({ callSid }) => callSid);
    };
    // The phone's seconds pass in no time, so that which of them began later is not certain.
    const all = await sids('');
    expect(all.toSorted()).toEqual([brief.sid, message.sid].toSorted());
    expect(await sids(`number=${encodeURIComponent(CALLER)}`)).toEqual([message.sid]);
    expect(await sids(`number=${encodeURIComponent(OWN)}`)).toHaveLength(2);
    expect(await sids('state=hours')).toEqual([brief.sid]);
    expect(await sids('ending=goodbye')).toEqual([message.sid]);
    expect(await sids('ending=completed')).toEqual([brief.sid]);
    expect(await sids('tree=acme')).toHaveLength(2);
    expect(await sids('tree=clinic')).toEqual([]);
    expect(await sids('from=2026-01-01&to=2026-01-02T00:00:00Z')).toEqual([]);
    expect(await sids('from=2026-01-01')).toHaveLength(2);

    const first = await read<Items<{ callSid: string }>>('calls?limit=1');
    expect(first.items.map(({ callSid }) => callSid)).toEqual(all.slice(0, 1));
    expect(await sids(`limit=1&cursor=${first.cursor}`)).toEqual(all.slice(1));
  });

  it('counts calls, their lengths, and what callers chose by its name', async () => {
    await using world = await operated();
    await world.leaveMessage();
    const call = await world.line.ring();
    await call.silence();
    await call.press('8');
    await call.hangUp();
    await world.line.settled();
    expect(await world.read('statistics?tree=acme')).toMatchObject({
      calls: 2,
      endings: { goodbye: 1, completed: 1 },
      meanLength: expect.any(Number),
      medianLength: expect.any(Number),
      states: expect.arrayContaining([
        { tree: 'acme', state: '(ringing)', options: {}, silent: 0, erred: 0, hungUp: 0 },
        { tree: 'acme', state: 'menu', options: { sales: 1 }, silent: 1, erred: 1, hungUp: 1 },
      ]),
    });
    expect(await world.read('statistics?until=2026-01-01')).toMatchObject({ calls: 0 });
  });
});

describe('whoever asks', () => {
  it('is refused without the token, for everything there is', async () => {
    await using world = await operated();
    for (const [method, path] of [
      ['GET', 'calls'],
      ['GET', 'calls/CA1'],
      ['GET', 'statistics'],
      ['GET', 'voicemails'],
      ['GET', 'voicemails/RE1/audio'],
      ['POST', 'voicemails/RE1/handled'],
      ['DELETE', 'voicemails/RE1'],
      ['GET', 'export/calls.csv'],
      ['DELETE', 'numbers/1'],
      ['POST', 'reconcile'],
    ] as const) {
      for (const authorization of ['', 'Bearer wrong', OPERATORS_TOKEN]) {
        const reply = await world.ask(path, { method, headers: { authorization } });
        expect([path, reply.status]).toEqual([path, 401]);
      }
    }
  });

  it.each([
    ['calls?limit=0', 'limit: write a whole number from 1 to 1000'],
    ['calls?limit=abc', 'limit: write a whole number from 1 to 1000'],
    ['calls?limit=1&limit=2', 'limit: write a whole number from 1 to 1000'],
    ['calls?from=yesterday', 'from: write a day or time in ISO 8601'],
    ['calls?to=2026-13-01', 'to: write a day or time in ISO 8601'],
    ['calls?to=2026-01-01T09:00', 'to: write a day or time in ISO 8601'],
    ['calls?form=2026-01-01', 'there is no such parameter: there are from, to, number'],
    ['calls?__proto__=x', 'there is no such parameter'],
    ['calls?cursor=x', 'the cursor is none: ask for the first page again'],
    ['calls?tree=%00', 'tree: write the name of a tree'],
    ['calls/%00', 'sid: write the SID of a call'],
    ['voicemails?handled=maybe', 'handled: write true or false'],
    ['statistics?since=1', 'since: write a day or time'],
    ['export/secrets.csv', 'table: write one of calls, steps, recordings'],
    ['export/calls.xml', 'format: write jsonl or csv'],
  ])('is told what to write instead of %s', async (path, remedy) => {
    await using world = await operated();
    const reply = await world.ask(path);
    expect([reply.status, await reply.text()]).toEqual([400, expect.stringContaining(remedy)]);
  });

  it.each([
    ['{"by":', 'Bad Request'],
    ['[]', 'there are by, note'],
    ['{}', 'by: write the name of who took care of it'],
    ['{"by":""}', 'by: write the name'],
    ['{"by":"Ann","note":{}}', 'note: write a text'],
    [`{"by":"Ann","at":1}`, 'there are by, note'],
  ])('is told what to send instead of %s', async (body, remedy) => {
    await using world = await operated();
    const reply = await world.ask('voicemails/RE1/handled', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect([reply.status, await reply.text()]).toEqual([400, expect.stringContaining(remedy)]);
  });

  it('is given what callers and operators wrote as it is, whatever it means elsewhere', async () => {
    await using world = await operated();
    const { server, read, ask } = world;
    for (const [index, hostile] of HOSTILE.entries()) {
      const sid = `RE${index}`;
      await server.send(
        {
          CallSid: `CA${index}`,
          From: hostile,
          To: hostile,
          RecordingSid: sid,
          RecordingUrl: hostile,
          RecordingStatus: hostile,
          TranscriptionText: hostile,
          TranscriptionStatus: 'completed',
        },
        { path: '/callbacks/transcription' },
      );
      const clean = hostile.replace('\u0000', '');
      const body = JSON.stringify({ by: clean, note: hostile });
      const headers = { 'content-type': 'application/json' };
      const reply = await ask(`voicemails/${sid}/handled`, { method: 'POST', headers, body });
      expect(await reply.json()).toMatchObject({
        fromNumber: clean,
        status: clean,
        transcript: clean,
        handledBy: clean,
        note: clean,
      });
      expect(
        (await read<Items>(`voicemails?number=${encodeURIComponent(clean)}`)).items,
      ).toHaveLength(1);
    }
    const csv = await (await ask('export/recordings.csv')).text();
    expect(csv).toContain(`'=cmd|calc!A1`);
    expect(JSON.stringify(server.log)).not.toContain('drop table');
  });
});

describe('the export', () => {
  it('gives whole tables as lines of JSON and as CSV', async () => {
    await using world = await operated();
    const call = await world.leaveMessage(CALLER);
    const lines = await world.ask('export/steps.jsonl');
    expect(lines.headers.get('content-type')).toBe('application/x-ndjson');
    const steps = (await lines.text()).trim().split('\n');
    const [first, ...rest] = steps
      .map((line) => JSON.parse(line) as { callSid: string; at: number; state: string })
      .toSorted((a, b) => a.at - b.at);
    expect(first).toMatchObject({ callSid: call.sid, state: '(ringing)', event: 'ring' });
    expect(rest.map(({ state }) => state)).toEqual(['menu', 'sales']);
    const csv = await world.ask('export/calls.csv');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await csv.text()).toMatch(/^callSid,.*\r\nCA[0-9a-f]{32},.*,'\+14155550177,/);
  });
});

describe('the erasure of a number', () => {
  it('leaves nothing of it, in the records and at the carrier, and everything of others', async () => {
    await using world = await operated();
    const { ask, read, line } = world;
    await world.leaveMessage(CALLER);
    const other = await world.leaveMessage(OTHER);
    const reply = await ask(`numbers/${encodeURIComponent(CALLER)}`, { method: 'DELETE' });
    expect(await reply.json()).toMatchObject({
      deleted: { calls: 1, steps: 3, recordings: 1 },
      soundLeft: [],
    });
    expect(line.recordings.map(({ callSid }) => callSid)).toEqual([other.sid]);
    for (const table of ['calls', 'steps', 'recordings']) {
      expect(await (await ask(`export/${table}.jsonl`)).text()).not.toContain(CALLER);
    }
    expect((await read<Items>('calls')).items).toHaveLength(1);
    expect(JSON.stringify(world.server.log)).not.toContain('4155550177');
  });

  it('reaches sound at the carrier that the records were never told of', async () => {
    await using world = await operated({ carried: { delivery: { lost: 1 } } });
    const call = await world.line.ring({ from: CALLER });
    await call.press('1');
    await call.record(3, 'hangup');
    await world.line.settled();
    await world.ask(`numbers/${encodeURIComponent(CALLER)}`, { method: 'DELETE' });
    expect(world.line.recordings).toEqual([]);
  });

  it('is refused for the server’s own numbers unless it is meant', async () => {
    await using world = await operated();
    await world.leaveMessage(CALLER);
    const path = `numbers/${encodeURIComponent(OWN)}`;
    const refused = await world.ask(path, { method: 'DELETE' });
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining('add ?own=true'),
    ]);
    expect((await world.read<Items>('calls')).items).toHaveLength(1);
    expect((await world.ask(`${path}?own=true`, { method: 'DELETE' })).status).toBe(200);
    expect((await world.read<Items>('calls')).items).toEqual([]);
  });

  it('erases nothing while the carrier is away, so that no sound is forgotten', async () => {
    await using world = await operated();
    await world.leaveMessage(CALLER);
    await world.records.settled();
    await world.line.close();
    const reply = await world.ask(`numbers/${encodeURIComponent(CALLER)}`, { method: 'DELETE' });
    expect(reply.status).toBe(502);
    expect((await world.read<Items>('voicemails')).items).toHaveLength(1);
  });

  it('tells without an account whose sound it has to leave', async () => {
    await using world = await operated({ alone: true });
    await world.leaveMessage(CALLER);
    const sid = world.line.recordings[0]?.sid;
    const reply = await world.ask(`numbers/${encodeURIComponent(CALLER)}`, { method: 'DELETE' });
    expect(await reply.json()).toMatchObject({ deleted: { recordings: 1 }, soundLeft: [sid] });
  });
});
