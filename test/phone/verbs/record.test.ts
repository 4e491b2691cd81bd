import { describe, expect, it } from 'vitest';
import { dial } from '../../../src/phone/index.ts';
import type { DialOptions } from '../../../src/phone/index.ts';
import { application } from '../application.ts';
import { play } from '../play.ts';

// https://www.twilio.com/docs/voice/twiml/record

function record(attributes = ''): string {
  return `<Say>Leave a message.</Say><Record action="/action" ${attributes}/><Say>unreachable</Say>`;
}

/** Leaves a message of so many seconds. */
async function leave(
  attributes: string,
  seconds: number,
  endedBy: string,
  options: Partial<DialOptions> = {},
) {
  await using app = await application({
    '/voice': record(attributes),
    '/action': '<Say>the action</Say>',
    '/callback': '',
    '/transcription': '',
  });
  const call = await dial({ url: `${app.url}/voice`, ...options });
  await call.record(seconds, endedBy);
  const paths = app.seen.map((one) => one.url);
  const fieldsOf = (path: string) => app.seen.find((one) => one.url === path)?.fields;
  return { call, paths, fieldsOf };
}

describe('Record', () => {
  it.each<[string, string, number, string, Record<string, string>]>([
    ['a key', '', 10, '#', { Digits: '#', RecordingDuration: '10' }],
    ['any key by default', '', 10, '5', { Digits: '5' }],
    ['the hang-up', '', 10, 'hangup', { Digits: 'hangup', CallStatus: 'completed' }],
    ['silence', '', 10, 'silence', { RecordingDuration: '10' }],
    ['its maximum', 'maxLength="5"', 10, '#', { RecordingDuration: '5' }],
    ['one key of several', 'finishOnKey="12"', 3, '2', { Digits: '2' }],
  ])('ended by %s requests its action', async (_title, attributes, seconds, endedBy, fields) => {
    const { fieldsOf } = await leave(attributes, seconds, endedBy);
    expect(fieldsOf('/action')).toMatchObject({
      ...fields,
      RecordingSid: expect.stringMatching(/^RE[\da-f]{32}$/),
      RecordingUrl: expect.stringMatching(/^https:\/\/api\.twilio\.com\/.*\/Recordings\/RE/),
    });
  });

  it.each([
    ['silence', '', 'silence'],
    ['its maximum', 'maxLength="5"', '#'],
  ])('ended by %s sends no Digits', async (_title, attributes, endedBy) => {
    const { fieldsOf } = await leave(attributes, 10, endedBy);
    expect(fieldsOf('/action')).not.toHaveProperty('Digits');
  });

  it('plays what its action answers, never what follows it', async () => {
    const { call } = await leave('', 10, '#');
    await call.hears('the action');
    expect(call.heard).not.toContain('unreachable');
  });

  it('plays nothing more to a caller who has hung up', async () => {
    const { call } = await leave('', 10, 'hangup');
    expect(call.heard).toEqual([]);
    await call.ends('completed');
  });

  it('requests its action even when nothing was said', async () => {
    const { action } = await play(record(), 'w');
    expect(action).toMatchObject({ RecordingDuration: '0' });
  });

  it('goes on when a key is pressed that does not end it', async () => {
    const { call } = await play(record('finishOnKey="#"'), '5');
    expect(call.state).toBe('recording');
  });

  it('without action asks for its own document', async () => {
    const { seen } = await play(
      ({ RecordingUrl }) => (RecordingUrl === undefined ? '<Record/>' : '<Say>Thanks</Say>'),
      's:hello',
    );
    expect(seen.map((one) => one.url)).toEqual(['/voice', '/voice']);
  });

  it('beeps unless told not to', async () => {
    const usual = await play(record());
    const quiet = await play(record('playBeep="false"'));
    expect(usual.call.transcript).toContain('hears     (beep)');
    expect(quiet.call.transcript).not.toContain('hears     (beep)');
  });

  it.each([
    ['after the action by default', 'after', ['/voice', '/action', '/callback']],
    ['before the action where the knob says so', 'before', ['/voice', '/callback', '/action']],
  ] as const)('reports the recording %s', async (_title, recordingCallback, order) => {
    const knobs = { recordingCallback };
    const { paths, fieldsOf } = await leave('recordingStatusCallback="/callback"', 10, '#', {
      knobs,
    });
    expect(paths).toEqual(order);
    expect(fieldsOf('/callback')).toMatchObject({
      RecordingStatus: 'completed',
      RecordingSource: 'RecordVerb',
      RecordingDuration: '10',
    });
    expect(fieldsOf('/callback')).not.toHaveProperty('From');
  });

  it('sends the transcription of what was said', async () => {
    const attributes = 'transcribe="true" transcribeCallback="/callback"';
    const words = 'this is Ann, please call me back on Monday';
    const { fieldsOf } = await play(record(attributes), `s:${words.replace(',', '')}`);
    expect(fieldsOf('/callback')).toMatchObject([
      { TranscriptionStatus: 'completed', TranscriptionText: words.replace(',', '') },
    ]);
  });

  it('cannot transcribe two seconds', async () => {
    const attributes = 'transcribe="true" transcribeCallback="/transcription"';
    const { call, paths } = await leave(attributes, 2, '#');
    expect(call.findings).toMatchObject([{ code: 13617 }]);
    expect(paths).not.toContain('/transcription');
  });

  it.each([
    ['maxLength="0"', 13612],
    ['timeout="x"', 13611],
    ['method="PUT"', 13610],
  ])('warns of %s with %s', async (attributes, code) => {
    const { call } = await leave(attributes, 10, '#');
    expect(call.findings).toMatchObject([{ code, level: 'warning' }]);
  });
});
