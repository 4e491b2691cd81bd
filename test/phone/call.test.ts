import { describe, expect, it } from 'vitest';
import { dial, place } from '../../src/phone/index.ts';
import { application } from './application.ts';
import { play } from './play.ts';

const menu = '<Gather numDigits="1" action="/action"><Say>Welcome to ACME</Say></Gather>';

describe('a call', () => {
  it('hears what was said since the last action only', async () => {
    const { call } = await play(menu);
    expect(await call.hears(/welcome/i)).toBe('Welcome to ACME');
    await call.press('1');
    await expect(call.hears('Welcome')).rejects.toThrow(
      /did not hear Welcome since the last action/,
    );
  });

  it('that hears something else prints its transcript', async () => {
    const { call } = await play(menu);
    await expect(call.hears(/goodbye/i)).rejects.toThrow(
      /did not hear \/goodbye\/i[^]*hears {5}Welcome to ACME[^]*waiting for a key/,
    );
  });

  it('hears with a regular expression that remembers its place, too', async () => {
    const { call } = await play(menu);
    const welcome = /welcome/gi;
    await call.hears(welcome);
    expect(await call.hears(welcome)).toBe('Welcome to ACME');
  });

  it.each([
    ['a key where speech is asked for', '<Gather input="speech"/>'],
    ['a key in a queue', '<Enqueue waitUrl="">q</Enqueue>'],
    ['a key after the end', '<Hangup/>'],
  ])('refuses %s, with the transcript', async (_title, document) => {
    const { call } = await play(document);
    await expect(call.press('1')).rejects.toThrow(/nobody asks for key 1\n {2}ringing/);
  });

  it.each(['', 'x', '1w'])('refuses keys that are none: "%s"', async (keys) => {
    const { call } = await play(menu);
    await expect(call.press(keys)).rejects.toThrow(`"${keys}" are no keys`);
  });

  it('refuses speech, a message and an agent where none is expected', async () => {
    const { call } = await play(menu);
    await expect(call.say('sales')).rejects.toThrow(/nobody listens/);
    await expect(call.record(5)).rejects.toThrow(/nobody records/);
    await expect(call.agent()).rejects.toThrow(/in no queue/);
    expect(call.state).toBe('waiting for a key');
  });

  it('refuses to act after its end', async () => {
    const { call } = await play('<Hangup/>');
    await expect(call.silence()).rejects.toThrow(/the call does not wait/);
    await expect(call.hangUp()).rejects.toThrow(/the call does not wait/);
  });

  it('refuses a second action before the first is through', async () => {
    await using app = await application({ '/voice': menu, '/action': menu });
    const call = await dial({ url: `${app.url}/voice` });
    const first = call.press('1');
    await expect(call.press('2')).rejects.toThrow(/nobody asks/);
    await first;
    expect(call.state).toBe('waiting for a key');
  });

  it('knows how it ended', async () => {
    const { call } = await play('<Reject reason="busy"/>');
    await expect(call.ends('completed')).rejects.toThrow(/ended as busy, not completed/);
    expect(call.status).toBe('busy');
  });

  it('that goes on has not ended', async () => {
    const { call } = await play(menu);
    await expect(call.ends()).rejects.toThrow(/has not ended/);
  });

  it.each([
    [menu, 'waiting for a key'],
    ['<Gather input="speech"/>', 'waiting for speech'],
    ['<Gather input="dtmf speech"/>', 'waiting for a key or speech'],
    ['<Record/>', 'recording'],
    ['<Enqueue>q</Enqueue>', 'waiting in a queue'],
    ['<Hangup/>', 'ended'],
  ])('%s is %s', async (document, state) => {
    const { call } = await play(document);
    expect(call.state).toBe(state);
  });

  it('shows the keys typed so far', async () => {
    const { call } = await play('<Gather numDigits="4"/>', '1,2');
    expect(call.state).toBe('waiting for a key after 12');
  });

  it('keeps every exchange', async () => {
    const { call } = await play(menu, '1');
    expect(call.requests).toMatchObject([
      {
        purpose: 'document',
        method: 'POST',
        status: 200,
        body: expect.stringContaining('Welcome'),
      },
      { fields: { Digits: '1' }, status: 200, body: expect.stringContaining('the action') },
    ]);
  });

  it('begins when told to, and its time passes without real waiting', async () => {
    const { fieldsOf } = await play('<Say>a</Say><Pause length="3600"/>', '', {
      now: new Date('2026-11-20T09:00:00Z'),
      statusCallback: '/callback',
    });
    expect(fieldsOf('/callback')).toMatchObject([{ Timestamp: 'Fri, 20 Nov 2026 10:00:01 +0000' }]);
  });

  it.each([
    [59, 'a=1'],
    [61, undefined],
  ])('lets cookies expire in its own time: after %s seconds', async (timeout, cookie) => {
    const { seen } = await play(
      {
        answer: (response) => {
          response.writeHead(200, { 'Content-Type': 'text/xml', 'Set-Cookie': 'a=1; Max-Age=60' });
          response.end(`<Response><Gather timeout="${timeout}"/><Redirect/></Response>`);
        },
      },
      'w',
    );
    expect(seen).toHaveLength(2);
    expect(seen[1]?.headers.cookie).toBe(cookie);
  });

  it('lets time really pass for a caller who wants it to', async () => {
    await using app = await application({ '/voice': '<Pause length="7"/><Say>a</Say>' });
    const passed: number[] = [];
    const caller = {
      happens: () => {},
      acts: () => Promise.resolve({ kind: 'hangUp' } as const),
      passes: (seconds: number) => {
        passed.push(seconds);
        return Promise.resolve();
      },
    };
    await place({ url: `${app.url}/voice`, pace: 'realtime' }, caller).over;
    expect(passed).toEqual([7, 1]);
  });
});
