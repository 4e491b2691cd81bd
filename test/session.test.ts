import secureSession from '@fastify/secure-session';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { acme } from '../src/machines/acme.ts';
import type { Call } from '../src/phone/index.ts';
import { definePhoneTree } from '../src/tree/phone-tree.ts';
import { gather, say } from '../src/twiml/build.ts';
import { RECEPTION, SESSION_KEY, startServer, type TestServer } from './server.ts';

const NEW_KEY = Buffer.alloc(32, 8);
const WELCOME = 'Welcome to ACME, Inc.';
const HOURS = 'We are open Monday to Friday';

/** A record as it is sealed. */
type Sealed = Readonly<Record<string, unknown>> & { readonly place: object };

/** A call that has chosen the hours, with its server. */
async function callAtHours(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options);
  const call = await server.dial();
  await call.press('3');
  await call.hears(HOURS);
  return { server, call };
}

/** What is sealed in a call's cookie, or a record of our own sealed as the server would. */
async function sealer(key = SESSION_KEY) {
  const app = fastify();
  await app.register(secureSession, { key });
  await app.ready();
  return {
    open: (sealed: string) =>
      Object.fromEntries(
        Object.entries(app.decodeSecureSession(decodeURIComponent(sealed))?.get('call') ?? {}),
      ),
    seal: (record: unknown) =>
      encodeURIComponent(app.encodeSecureSession(app.createSecureSession({ call: record }))),
  };
}

/** Changes the call's one cookie. */
function tamper(call: Call, change: (value: string) => string) {
  expect(call.cookies).toHaveLength(1);
  call.cookies = call.cookies.map((cookie) => ({ ...cookie, value: change(cookie.value) }));
}

/** The call has its place: key 1 at the hours repeats them, while anywhere else it leads to sales. */
async function goesOn(call: Call) {
  await call.press('1');
  await call.hears(HOURS);
}

/** The call begins anew, and can go on from there. */
async function startsAfresh(call: Call) {
  await call.press('1');
  expect(call.heard[0]).toBe(WELCOME);
  await call.press('3');
  await call.hears(HOURS);
  expect(call.findings).toEqual([]);
}

describe('a call keeps its place', () => {
  it('in one small cookie that scripts and other sites cannot read', async () => {
    const { server, call } = await callAtHours();
    expect(call.cookies).toHaveLength(1);
    expect(call.cookies[0]).toMatchObject({ name: 'call', path: '/', secure: false });
    expect(call.cookies[0]?.value.length).toBeLessThan(700);
    const reply = await server.app.inject({ method: 'POST', url: '/webhook' });
    expect(reply.headers['set-cookie']).toBeUndefined();
    await server.close();
  });

  it('in a cookie that is only sent over https, where the server is reached by https', async () => {
    const server = await startServer({ publicUrl: 'https://ivr.example.com' });
    const reply = await server.send({ CallSid: 'CA1' });
    expect(reply.headers['set-cookie']).toMatch(
      /^call=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    await server.close();
  });

  it('holding no number and no key of the caller', async () => {
    const { server, call } = await callAtHours();
    const { open } = await sealer();
    expect(open(call.cookies[0]?.value ?? '')).toEqual({
      format: 4,
      callSid: call.sid,
      tree: 'acme',
      version: expect.stringMatching(/^[\w-]{12}$/),
      place: {
        state: 'hours',
        tries: { noInput: 0, noMatch: 0 },
        vars: {},
        language: 'en-US',
        trail: ['menu', 'hours'],
      },
      failures: 0,
    });
    await server.close();
  });

  it('when its key has been rotated, and goes on under the new one', async () => {
    const { server, call } = await callAtHours();
    const rotated = await replaced(server, { sessionKeys: [NEW_KEY, SESSION_KEY] });
    await goesOn(call);
    const { open } = await sealer(NEW_KEY);
    expect(open(call.cookies[0]?.value ?? '')).toMatchObject({ callSid: call.sid });
    await rotated.close();
  });

  it('when the server is restarted half-way', async () => {
    const { server, call } = await callAtHours();
    const restarted = await replaced(server);
    await goesOn(call);
    await restarted.close();
  });
});

describe('a call starts afresh', () => {
  const recordOf = async (call: Call) => (await sealer()).open(call.cookies[0]?.value ?? '');

  it.each<[string, (value: string) => string]>([
    ['truncated', (value) => value.slice(0, value.length / 2)],
    ['empty', () => ''],
    ['no cookie of ours', () => 'hello;world'],
    ['as long as a cookie can be', () => 'A'.repeat(4000)],
    ['not percent-encoded UTF-8', () => '%E0%A4%A'],
    ...[0, 10, 100, 200].map((place): [string, (value: string) => string] => [
      `with a bit of character ${place} flipped`,
      (value) => {
        const other = value[place] === 'A' ? 'B' : 'A';
        return value.slice(0, place) + other + value.slice(place + 1);
      },
    ]),
  ])('when its cookie is %s', async (_, change) => {
    const { server, call } = await callAtHours();
    tamper(call, change);
    await startsAfresh(call);
    await server.close();
  });

  it('when its cookie is gone', async () => {
    const { server, call } = await callAtHours();
    call.cookies = [];
    await startsAfresh(call);
    await server.close();
  });

  it('when its cookie was sealed with a key that is no longer known', async () => {
    const { server, call } = await callAtHours();
    const other = await replaced(server, { sessionKeys: [NEW_KEY] });
    await startsAfresh(call);
    await other.close();
  });

  it("when its cookie is another call's", async () => {
    const { server, call } = await callAtHours();
    const other = await server.dial();
    other.cookies = call.cookies;
    await startsAfresh(other);
    await server.close();
  });

  it('when its tree has another version', async () => {
    const { server, call } = await callAtHours();
    const other = await replaced(server, { trees: [acme({ receptionNumber: '+14155550199' })] });
    await startsAfresh(call);
    await other.close();
  });

  it('when it was in another tree', async () => {
    const { server, call } = await callAtHours();
    const small = definePhoneTree({
      name: 'small',
      initial: 'ask',
      states: {
        ask: {
          enter: [gather({ numDigits: 1, actionOnEmptyResult: true }, [say('A small tree.')])],
          exit: { otherwise: 'ask' },
        },
      },
    });
    const both = await replaced(server, { trees: [acme({ receptionNumber: RECEPTION }), small] });
    const other = await both.dial({ url: `${both.url}/webhook/small` });
    other.cookies = call.cookies;
    await other.press('1');
    await other.hears('A small tree.');
    await both.close();
  });

  it.each<[string, (record: Sealed) => unknown]>([
    ['of an older format', (record) => ({ ...record, format: 0 })],
    [
      'in an unknown state',
      (record) => ({ ...record, place: { ...record.place, state: 'billing' } }),
    ],
    [
      'in a state no call rests in',
      (record) => ({ ...record, place: { ...record.place, state: 'greeting' } }),
    ],
    [
      'in what every object has',
      (record) => ({ ...record, place: { ...record.place, state: 'toString' } }),
    ],
    [
      'with tries below zero',
      (record) => ({
        ...record,
        place: { ...record.place, tries: { noInput: -1, noMatch: 0 } },
      }),
    ],
    ['without a place', ({ place: _, ...record }) => record],
    ['that is a list', () => []],
    ['that is a word', () => 'menu'],
    ['that is null', () => null],
  ])('when its record is one %s', async (_, change) => {
    const { server, call } = await callAtHours();
    const { seal } = await sealer();
    const sealed = seal(change((await recordOf(call)) as Sealed));
    tamper(call, () => sealed);
    await startsAfresh(call);
    await server.close();
  });

  it("only then: the same record sealed again keeps the call's place", async () => {
    const { server, call } = await callAtHours();
    const { seal } = await sealer();
    const sealed = seal(await recordOf(call));
    tamper(call, () => sealed);
    await goesOn(call);
    await server.close();
  });
});

/** Another server in the place of one, which closes. */
async function replaced(server: TestServer, options: Parameters<typeof startServer>[0] = {}) {
  await server.close();
  return startServer({ port: Number(new URL(server.url).port), ...options });
}
