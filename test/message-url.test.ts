import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAddressBook } from '../src/signed-address.ts';
import { pathOf, type SpokenMessage } from '../src/spoken-message.ts';
import { AUTH_TOKEN, SESSION_KEY, startServer, type TestServer } from './server.ts';
import { operated } from './api/operated.ts';

const book = openAddressBook([SESSION_KEY]);
const SOUND = 'https://example.com/hello%20there.mp3';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Whoever calls a number that is set to an address. */
const callTo = (path: string, more: { method?: 'GET'; fields?: Record<string, string> } = {}) =>
  server.dial({ url: server.url + path, ...more });

const said = (of: Omit<SpokenMessage, 'messages'>, ...messages: string[]) =>
  pathOf(book, { ...of, messages });

describe('an address that says something', () => {
  it('is written as it is heard', () => {
    expect(said({}, 'Hello World')).toMatch(
      /^\/twimlets\/message\?Message%5B0%5D=Hello%20World&signature=[\w-]{43}$/,
    );
  });

  it.each(['POST', 'GET'] as const)(
    'says texts and plays sounds in their order, by %s',
    async (method) => {
      const call = await server.dial({
        url: server.url + said({}, 'Hello World', SOUND, 'Bye.'),
        method,
      });
      expect(call.heard).toEqual(['Hello World', SOUND, 'Bye.']);
      await call.ends('completed');
    },
  );

  it('says them in a voice, as often as it is to be', async () => {
    const call = await callTo(said({ voice: 'Polly.Mia', language: 'es-MX', loop: 2 }, 'Hola'));
    expect(call.heard).toEqual(['Hola', 'Hola']);
    expect(call.requests[0]?.body).toContain('<Say voice="Polly.Mia" language="es-MX">Hola</Say>');
  });

  it.each([
    ['machine_end_beep', {}, ['Hello']],
    ['machine_end_beep', { machine: 'hangup' }, []],
    ['fax', {}, []],
    ['human', { machine: 'hangup' }, ['Hello', 'Hello']],
  ] as const)('is left with a %s by %j as %j', async (answeredBy, options, heard) => {
    const call = await callTo(said({ loop: 2, ...options }, 'Hello'), {
      fields: { AnsweredBy: answeredBy },
    });
    expect(call.heard).toEqual(heard);
  });

  it.each([
    '</Say><Dial>+19005550100</Dial>',
    '{{ call.from }} {% raw %}',
    '\u202Eمرحبا\u202C "&"',
    'a\u0000b',
  ])('says whatever it is as words: %j', async (text) => {
    const call = await callTo(said({}, text));
    expect(call.heard).toEqual([text.replace('\0', '')]);
    expect(call.findings).toEqual([]);
  });

  it.each([
    ['forged', '/twimlets/message?Message[0]=Send%20money&signature=AAAA'],
    ['unsigned', '/twimlets/message?Message[0]=Send%20money'],
    ['changed', said({}, 'Hello').replace('Hello', 'Send%20money')],
    ['old', said({ until: Date.now() - 1000 }, 'Send money')],
  ])('says nothing when it is %s', async (_, path) => {
    const call = await callTo(path);
    expect(call.heard).toEqual(['We are sorry, this message is not available.']);
    await call.ends('completed');
  });

  it('is none without words, or with too many', () => {
    expect(() => said({}, ' ')).toThrow('the message is empty');
    expect(() => said({}, 'a'.repeat(10_000))).toThrow(/and 4000 fit: shorten it/);
  });
});

it('operators have addresses made that say what they write', async () => {
  await using line = await operated();
  const ask = (body: object) =>
    line.ask('message-urls', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { url } = (await (await ask({ messages: ['Hello World'], loop: 2 })).json()) as {
    url: string;
  };
  expect(url).toMatch(/^http:\/\/127.0.0.1:\d+\/twimlets\/message\?/);
  const caller = await line.server.dial({ url, authToken: AUTH_TOKEN });
  expect(caller.heard).toEqual(['Hello World', 'Hello World']);
  for (const [body, refusal] of [
    [{ messages: [] }, 'messages: write a list of 1 to 20 texts or addresses of sounds'],
    [
      { messages: ['x'.repeat(10_000)] },
      'the message takes 10087 characters in an address, and 4000 fit: shorten it, or say the rest in another',
    ],
    [{ messages: ['Hi'], loop: 11 }, 'loop: write a whole number from 1 to 10'],
  ] as const) {
    const reply = await ask(body);
    expect([reply.status, await reply.text()]).toEqual([400, refusal]);
  }
});
