import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action, Call } from '../../../src/phone/index.ts';
import { parse, record, rehearse } from '../../../src/phone/rehearsal/index.ts';
import { parseScript } from '../../../src/phone/script.ts';
import { AUTH_TOKEN, RECEPTION, startServer, type TestServer } from '../../server.ts';
import { application } from '../application.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

function stage() {
  return { url: `${server.url}/webhook`, authToken: AUTH_TOKEN };
}

function actionsOf(script: string): Action[] {
  return script === '' ? [] : parseScript(script).map(({ action }) => action);
}

/** Whether a recording, read back, passes. */
async function passes(text: string | undefined, options: { url: string; authToken?: string }) {
  const { transcripts, faults } = parse(text ?? '');
  expect(faults).toEqual([]);
  const [transcript] = transcripts;
  return transcript !== undefined && (await rehearse(transcript, options)).passed;
}

describe('a recording', () => {
  it('is a transcript of 80 columns, and passes', async () => {
    const text = await record({ ...stage(), title: 'Sales', actions: actionsOf('7,1,#') });
    expect(text?.split('\n')).toEqual([
      '# Sales',
      '',
      'ringing   +1 415 555 0123 calls +1 415 555 0100',
      '',
      'hears     Welcome to ACME, Inc.',
      'hears     For sales, press 1. For support, press 2. For our business hours,',
      '          press 3. To speak with reception, press 0. To hear this menu again,',
      '          press 9.',
      'presses   7',
      'hears     We are sorry, we did not get that.',
      'hears     For sales, press 1. For support, press 2. For our business hours,',
      '          press 3. To speak with reception, press 0. To hear this menu again,',
      '          press 9.',
      'presses   1',
      'hears     Please leave a message for our sales team after the tone, and press',
      '          the pound key when you are done. Your message is recorded.',
      'hears     (beep)',
      'presses   #',
      'records   1 second, ended by key #',
      'hears     Thank you for calling. Goodbye.',
      'hangs up  the application',
      'ended     completed',
      '',
    ]);
    expect(await passes(text, stage())).toBe(true);
  });

  it('passes whatever the caller does', async () => {
    const step = fc.constantFrom(...'0123459*#', '12', 'w', 'h', 'a', 's:opening hours', 's:"hi"');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const actions = actionsOf(steps.join(','));
        const text = await record({ ...stage(), title: steps.join(' '), actions });
        expect(await passes(text, stage()), text).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('passes whatever the server says', async () => {
    const words = fc.constantFrom('presses 1', '# no', '---', '| a |', '…', '...', '"so"', '\n');
    const anything = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), words);
    const spoken = fc
      .array(anything, { minLength: 1, maxLength: 9 })
      .map((parts) => parts.join(' ').replace(unwritable, ''));
    const said = { text: '' };
    await using app = await application({
      '/voice': () =>
        `<Gather numDigits="2" input="dtmf speech"><Say>${escaped(said.text)}</Say></Gather>` +
        '<Play>/music.mp3</Play><Play digits="12"/><Enqueue waitUrl="">line</Enqueue>',
    });
    const url = `${app.url}/voice`;
    const step = fc.constantFrom('1', '22', 'w', 'a', 's:yes');
    await fc.assert(
      fc.asyncProperty(spoken, fc.array(step, { maxLength: 4 }), async (text, steps) => {
        said.text = text;
        const actions = actionsOf(steps.join(','));
        const written = await record({ url, title: text, actions });
        expect(await passes(written, { url }), written).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('is not needed where the phone has printed a call: that is a transcript too', async () => {
    const printed = async (play: (call: Call) => Promise<void>, options = {}) => {
      const call = await server.dial(options);
      await play(call);
      expect(await passes(call.transcript.join('\n'), stage()), call.transcript.join('\n')).toBe(
        true,
      );
    };
    await printed(async (call) => {
      await call.press('3', { bargeIn: true });
      await call.silence();
      await call.press('12');
      await call.press('#');
    });
    await printed(
      async (call) => {
        await call.press('0');
        await call.record(9, 'hangup');
      },
      { transfers: { [RECEPTION]: 'busy' } },
    );
    await printed((call) => call.press('0'), {
      transfers: { [RECEPTION]: { outcome: 'answered', seconds: 9, endedBy: 'caller' } },
    });
    await printed(async (call) => {
      await call.press('2');
      await call.agent(9);
    });
    await printed(async (call) => {
      await call.press('2');
      await call.silence();
      await call.silence();
      await call.agent(9);
    });
  });

  it('has the errors a caller meets', async () => {
    await using app = await application({
      '/voice': '<Play loop="x">a.mp3</Play><Redirect>/b</Redirect>',
    });
    const url = `${app.url}/voice`;
    const text = await record({ url, title: 'Broken', actions: [] });
    expect(text).toContain('\nerror     11200 the server answered 404 …\n');
    expect(text).not.toContain(app.url);
    expect(await passes(text, { url })).toBe(true);
  });

  it('has what the caller does in a queue', async () => {
    await using app = await application({
      '/voice': '<Enqueue waitUrl="/wait">support</Enqueue>',
      '/silent': '<Enqueue waitUrl="">support</Enqueue>',
      '/wait': '<Say>Please hold.</Say>',
    });
    for (const path of ['/voice', '/silent']) {
      const url = app.url + path;
      const text = await record({ url, title: 'Wait', actions: actionsOf('w,5,s:hello,w,a') });
      expect(text).toContain('\nsilence');
      expect(text).toContain('\npresses   5\n          (5 is lost: nobody asked for it)\n');
      expect(await passes(text, { url }), text).toBe(true);
    }
  });

  it('is made of who calls whom, and of how the others respond', async () => {
    await using app = await application({ '/voice': '<Dial timeout="5">+14155550142</Dial>' });
    const url = `${app.url}/voice`;
    const text = await record({
      url,
      title: 'Busy',
      actions: [],
      from: '+14155550177',
      to: '+14155550188',
      transfers: () => 'busy',
    });
    expect(text).toContain('ringing   +1 415 555 0177 calls +1 415 555 0188');
    expect(text).toContain('busy      +1 415 555 0142');
    expect(await passes(text, { url })).toBe(true);
  });

  it('is not made where no server answers', async () => {
    const { url } = await application({}).then(async (app) => {
      await app[Symbol.asyncDispose]();
      return app;
    });
    expect(await record({ url, title: 'Nobody', actions: [] })).toBeUndefined();
  });
});

/** What no XML document may hold. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
