import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECEPTION, startServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** What a caller hears at the menu. */
const MENU = /^For sales, press 1\. .* To hear this menu again, press 9\.$/;

describe('a caller of ACME', () => {
  it('is welcomed and offered the menu in one answer', async () => {
    const call = await server.dial();
    expect(call.heard).toEqual(['Welcome to ACME, Inc.', expect.stringMatching(MENU)]);
    expect(call.requests).toHaveLength(1);
    expect(call.state).toBe('waiting for a key');
  });

  it('may press a key before the prompt is over', async () => {
    const call = await server.dial();
    await call.press('3', { bargeIn: true });
    await call.hears('We are open Monday to Friday');
  });

  it('leaves sales a message with 1, is thanked, and the call ends', async () => {
    const call = await server.dial();
    await call.press('1');
    await call.hears('leave a message for our sales team');
    expect(call.waiting).toMatchObject({ kind: 'record' });
    await call.record(20, '#');
    await call.hears('Thank you for calling. Goodbye.');
    await call.ends('completed');
    expect(server.log).toContainEqual(
      expect.objectContaining({
        msg: 'recording',
        CallSid: call.sid,
        RecordingStatus: 'completed',
        RecordingDuration: '20',
      }),
    );
  });

  it('waits for support with 2, hears the place and music, and is thanked when the agent is done', async () => {
    const call = await server.dial();
    await call.press('2');
    expect(call.heard).toEqual([
      expect.stringContaining('Please hold the line'),
      'You are number 1 in line.',
      'To leave a message instead, press 1.',
      `${server.url}/media/hold.wav`,
    ]);
    await call.silence();
    await call.silence();
    await call.hears('You are number 1 in line.');
    await call.agent(60);
    await call.hears('Thank you for calling. Goodbye.');
    await call.ends('completed');
  });

  it.each(['1', '2'])('leaves the queue for a message, not for a call back: %s', async (key) => {
    const call = await server.dial();
    await call.press('2');
    await call.press(key);
    expect(call.heard).toEqual([
      ...(key === '2' ? ['We can not call you back at this number.'] : []),
      expect.stringContaining('To leave a message, please speak after the tone'),
    ]);
    await call.record(20, '#');
    await call.hears('Thank you for calling. Goodbye.');
    await call.ends('completed');
  });

  it('hears the hours with 3, again with 1, and the menu with any other key', async () => {
    const call = await server.dial();
    await call.press('3');
    await call.hears('from 9 a.m. to 5 p.m.');
    await call.press('1');
    await call.hears('from 9 a.m. to 5 p.m.');
    await call.press('#');
    expect(call.heard).toEqual([expect.stringMatching(MENU)]);
    await call.press('3');
    await call.silence();
    expect(call.heard).toEqual([expect.stringMatching(MENU)]);
  });

  it('is put through to reception with 0, and thanked after the talk', async () => {
    const call = await server.dial();
    await call.press('0');
    await call.hears('putting you through to reception');
    await call.hears('Thank you for calling. Goodbye.');
    await call.ends('completed');
    expect(call.transcript.join('\n')).toContain(RECEPTION.slice(-4));
  });

  it.each(['busy', 'no-answer', 'failed'] as const)(
    'is offered voicemail when reception is %s',
    async (outcome) => {
      const call = await server.dial({ transfers: { [RECEPTION]: outcome } });
      await call.press('0');
      await call.hears('nobody can take your call right now');
      expect(call.waiting).toMatchObject({ kind: 'record' });
      await call.record(10);
      await call.hears('Thank you for calling');
      await call.ends('completed');
    },
  );

  it('hears the menu again with 9, without the greeting', async () => {
    const call = await server.dial();
    await call.press('9');
    expect(call.heard).toEqual([expect.stringMatching(MENU)]);
  });

  it('hears another apology for silence than for a wrong key, and of key 0 on the second time', async () => {
    const call = await server.dial();
    await call.silence();
    expect(call.heard).toEqual([
      'We are sorry, we did not hear from you.',
      expect.stringMatching(MENU),
    ]);
    await call.press('7');
    expect(call.heard).toEqual([
      'We are sorry, we did not get that.',
      'To speak with a person, just press 0.',
      expect.stringMatching(MENU),
    ]);
  });

  it.each([
    ['three silences', ['silence', 'silence', 'silence']],
    ['three wrong keys', ['7', '*', '#']],
    ['silence and wrong keys in turn', ['8', 'silence', '8']],
  ])('is put through to reception after %s in a row', async (_, inputs) => {
    const call = await server.dial();
    for (const input of inputs) {
      await (input === 'silence' ? call.silence() : call.press(input));
    }
    expect(call.heard[0]).toContain('putting you through to reception');
  });

  it('has three new tries after a key that leads somewhere', async () => {
    const call = await server.dial();
    await call.silence();
    await call.press('7');
    await call.press('9');
    await call.silence();
    expect(call.heard[0]).toBe('We are sorry, we did not hear from you.');
  });

  it('may hang up anywhere', async () => {
    const call = await server.dial();
    await call.hangUp();
    await call.ends('completed');
    const leaving = await server.dial();
    await leaving.press('1');
    await leaving.record(3, 'hangup');
    await leaving.ends('completed');
  });

  it.each([
    ['an empty Digits field for silence', { emptyDigits: 'empty' }],
    ['no undocumented fields', { gatherExtras: false }],
    ['the recording callback before the action', { recordingCallback: 'before' }],
    ['no action after a hang-up', { actionAfterHangup: false }],
    ['every connection closed', { connection: 'close' }],
  ] as const)('gets the same from a carrier with %s', async (_, knobs) => {
    const call = await server.dial({ knobs });
    await call.silence();
    await call.hears('did not hear from you');
    await call.press('1');
    await call.record(10, '#');
    await call.hears('Thank you for calling');
    await call.ends('completed');
    expect(call.findings).toEqual([]);
  });
});
