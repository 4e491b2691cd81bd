import { expect, it } from 'vitest';
import type { Carrier, CarrierOptions } from '../../../src/phone/carrier/carrier.ts';
import { carrier } from '../../../src/phone/carrier/carrier.ts';
import type { Application } from '../application.ts';
import { application } from '../application.ts';
import { clientOf } from './client.ts';

const from = '+14155550100';
const to = '+14155550199';

const documents = {
  '/voice': '<Record action="/done" recordingStatusCallback="/recorded"/>',
  '/dial': '<Dial record="record-from-answer" action="/done">+14155550111</Dial>',
  '/done': '<Say>Thank you.</Say>',
  '/recorded': '',
};

interface Recorded {
  app: Application;
  line: Carrier;
  sid: string;
}

/** A call in which somebody left a message of three seconds. */
async function recorded(stack: AsyncDisposableStack, options?: CarrierOptions): Promise<Recorded> {
  const app = stack.use(await application(documents));
  const line = stack.use(
    await carrier({
      numbers: [{ phoneNumber: from, voiceUrl: `${app.url}/voice` }],
      ...options,
    }),
  );
  const call = await line.ring();
  await call.record(3, '#');
  await line.settled();
  return { app, line, sid: line.recordings[0]?.sid ?? '' };
}

/** Where a recording's sound is, in the form Twilio publishes it. */
function mediaOf({ line, sid }: Recorded, ending = ''): string {
  return `${line.url}/2010-04-01/Accounts/${line.accountSid}/Recordings/${sid}${ending}`;
}

it('books the recording of a Record before the application hears of it', async () => {
  await using stack = new AsyncDisposableStack();
  const { app, line, sid } = await recorded(stack);
  const done = app.seen.find(({ url }) => url === '/done');
  expect(done?.fields['RecordingSid']).toBe(sid);
  expect(new URL(done?.fields['RecordingUrl'] ?? '').pathname).toBe(
    `/2010-04-01/Accounts/${line.accountSid}/Recordings/${sid}`,
  );
  expect(await clientOf(line).recordings(sid).fetch()).toMatchObject({
    sid,
    callSid: line.calls[0]?.sid,
    duration: '3',
    source: 'RecordVerb',
    status: 'completed',
    channels: 1,
  });
});

it('books the recordings of a Dial and of a whole outbound call', async () => {
  await using stack = new AsyncDisposableStack();
  const { app, line } = await recorded(stack);
  const { calls, recordings } = clientOf(line);
  const { sid } = await calls.create({
    from,
    to,
    url: `${app.url}/dial`,
    record: true,
    recordingStatusCallback: `${app.url}/recorded`,
  });
  await line.settled();
  const made = await recordings.list({ callSid: sid });
  expect(made.map(({ source }) => source)).toEqual(['OutboundAPI', 'DialVerb']);
  expect(made[1]?.duration).toBe('30');
  expect(app.seen.at(-1)).toMatchObject({
    url: '/recorded',
    fields: { RecordingSource: 'OutboundAPI', RecordingSid: made[0]?.sid },
  });
  expect(await recordings.list()).toHaveLength(3);
  expect(await recordings.list({ dateCreatedBefore: new Date(0) })).toEqual([]);
});

it('serves the sound as a WAV of the right length', async () => {
  await using stack = new AsyncDisposableStack();
  const made = await recorded(stack);
  const { mediaUrl } = await clientOf(made.line).recordings(made.sid).fetch();
  expect(mediaUrl).toBe(mediaOf(made));
  for (const url of [mediaUrl, `${mediaUrl}.wav`]) {
    const answer = await fetch(url);
    expect(answer.headers.get('content-type')).toBe('audio/x-wav');
    const wav = Buffer.from(await answer.arrayBuffer());
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
    expect(wav.toString('latin1', 8, 16)).toBe('WAVEfmt ');
    expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24)]).toEqual([
      1, 1, 8000,
    ]);
    expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
    expect(wav.readUInt32LE(40) / wav.readUInt32LE(28)).toBe(3);
  }
});

it('serves MP3 frames where .mp3 is asked for', async () => {
  await using stack = new AsyncDisposableStack();
  const answer = await fetch(mediaOf(await recorded(stack), '.mp3'));
  expect(answer.headers.get('content-type')).toBe('audio/mpeg');
  const mp3 = Buffer.from(await answer.arrayBuffer());
  expect(mp3.length).toBe(Math.ceil(3 / 0.072) * 72);
  for (let frame = 0; frame < mp3.length; frame += 72) {
    expect(mp3.readUInt32BE(frame)).toBe(0xffe318c0);
  }
});

it.each([
  ['bytes=0-43', 206, 'bytes 0-43/48044', 44],
  ['bytes=48000-', 206, 'bytes 48000-48043/48044', 44],
  ['bytes=-10', 206, 'bytes 48034-48043/48044', 10],
  ['bytes=0-999999', 206, 'bytes 0-48043/48044', 48044],
  ['bytes=48044-', 416, 'bytes */48044', 0],
  ['bytes=-0', 416, 'bytes */48044', 0],
  ['bytes=9-3', 200, null, 48044],
  ['lines=1-2', 200, null, 48044],
])('answers %s with %i', async (range, status, contentRange, length) => {
  await using stack = new AsyncDisposableStack();
  const answer = await fetch(mediaOf(await recorded(stack)), { headers: { range } });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-range')).toBe(contentRange);
  expect((await answer.arrayBuffer()).byteLength).toBe(length);
});

it('asks for credentials of the media only where the account wants that', async () => {
  await using stack = new AsyncDisposableStack();
  const made = await recorded(stack, { mediaAuth: true });
  expect((await fetch(mediaOf(made))).status).toBe(401);
  const credentials = btoa(`${made.line.accountSid}:${made.line.authToken}`);
  const headers = { authorization: `Basic ${credentials}` };
  expect((await fetch(mediaOf(made, '.wav'), { headers })).status).toBe(200);
});

it('forgets a recording that is deleted, its sound included', async () => {
  await using stack = new AsyncDisposableStack();
  const made = await recorded(stack);
  const { recordings } = clientOf(made.line);
  expect(await recordings(made.sid).remove()).toBe(true);
  await expect(recordings(made.sid).fetch()).rejects.toMatchObject({ code: 20404, status: 404 });
  expect(await recordings(made.sid).fetch({ includeSoftDeleted: true })).toMatchObject({
    status: 'deleted',
  });
  expect(await recordings.list()).toEqual([]);
  expect(await recordings.list({ includeSoftDeleted: true })).toHaveLength(1);
  expect((await fetch(mediaOf(made))).status).toBe(404);
  expect(made.line.recordings).toEqual([]);
});

it('a recording deleted by the very request that names it stays deleted', async () => {
  await using line = await carrier();
  const { calls, recordings } = clientOf(line);
  await using app = await application({
    ...documents,
    '/done': {
      answer: (response, { fields }) => {
        void recordings(String(fields['RecordingSid']))
          .remove()
          .then(() => response.setHeader('Content-Type', 'text/xml').end('<Response/>'));
      },
    },
  });
  await calls.create({ from, to, url: `${app.url}/voice` });
  await (await line.nextCall()).record(3, '#');
  expect(line.recordings).toEqual([]);
});

it.each([
  ['a message', 'callback', '<Record action="/done" recordingStatusCallback="/recorded"/>'],
  ['a message', 'action', '<Record action="/recorded"/>'],
  [
    'a talk',
    'callback',
    '<Dial record="record-from-answer" recordingStatusCallback="/recorded">+14155550111</Dial>',
  ],
  ['a talk', 'action', '<Dial record="record-from-answer" action="/recorded">+14155550111</Dial>'],
])('the recording of %s can be fetched in its %s', async (_title, _way, twiml) => {
  const fetched: string[] = [];
  await using app = await application({
    ...documents,
    '/voice': twiml,
    '/recorded': {
      answer: (response, { fields }) => {
        void (async () => {
          const answer = await fetch(String(fields['RecordingUrl']));
          fetched.push(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 4));
          response.setHeader('Content-Type', 'text/xml').end('<Response/>');
        })();
      },
    },
  });
  await using line = await carrier({
    numbers: [{ phoneNumber: from, voiceUrl: `${app.url}/voice` }],
  });
  const call = await line.ring();
  if (call.state === 'recording') await call.record(3, '#');
  await line.settled();
  expect(fetched).toEqual(['RIFF']);
});
