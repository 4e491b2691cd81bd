import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type How, type TestServer } from './server.ts';

const CALL = { CallSid: 'CA00000000000000000000000000000001', To: '+14155550100' };

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ publicUrl: 'https://ivr.example.com' });
});
afterAll(() => server.close());

describe('a request that Twilio signed is answered', () => {
  it.each<[string, Record<string, string | string[]>, How]>([
    ['as a form', CALL, {}],
    ['with GET', CALL, { method: 'GET' }],
    ['with a query beside the form', CALL, { path: '/webhook?tenant=a%20b&x=1' }],
    ["with ' in its query", CALL, { path: "/webhook?name=O'Hara" }],
    ['with empty fields', { ...CALL, Digits: '', ToZip: '' }, {}],
    ['with repeated fields', { ...CALL, A: ['2', '1', '2'] }, {}],
    ['beyond ASCII', { ...CALL, FromCity: 'São Paulo', CallerName: '佐藤 😀' }, {}],
    [
      'with spaces as plus signs',
      { ...CALL, FromCity: 'San Francisco' },
      {
        body: 'CallSid=CA00000000000000000000000000000001&To=%2B14155550100&FromCity=San+Francisco',
      },
    ],
    [
      'for the address with its standard port',
      CALL,
      { signedUrl: 'https://ivr.example.com:443/webhook' },
    ],
    ['to a tree by its name', CALL, { path: '/webhook/acme' }],
    ['to the fallback', CALL, { path: '/webhook/fallback' }],
  ])('%s', async (_, fields, how) => {
    const reply = await server.send(fields, how);
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([
      200,
      'text/xml; charset=utf-8',
    ]);
    expect(reply.body).toContain('<Gather');
  });

  it('with a port of its own in the address, signed with it and without', async () => {
    const odd = await startServer({ publicUrl: 'https://ivr.example.com:8443' });
    for (const signedUrl of [
      'https://ivr.example.com:8443/webhook',
      'https://ivr.example.com/webhook',
    ]) {
      expect((await odd.send(CALL, { signedUrl })).statusCode).toBe(200);
    }
    await odd.close();
  });

  it('under a path that a proxy takes off', async () => {
    const behind = await startServer({ publicUrl: 'https://example.com/phones' });
    const reply = await behind.send(CALL);
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toContain('action="https://example.com/phones/webhook/acme"');
    await behind.close();
  });
});

describe('a refused request gets 403 and no word more, while the log says what would have matched', () => {
  it.each<[string, How, Record<string, unknown>]>([
    ['no signature', { headers: { 'x-twilio-signature': '' } }, { reason: 'no signature' }],
    [
      'a malformed signature',
      { headers: { 'x-twilio-signature': 'abc' } },
      { reason: 'malformed signature' },
    ],
    ['another token', { token: 'ffffffffffffffffffffffffffffffff' }, { reason: 'token' }],
    [
      'another scheme',
      { signedUrl: 'http://ivr.example.com/webhook' },
      { reason: 'scheme', signed: 'http://ivr.example.com/webhook' },
    ],
    [
      'another host, as behind a tunnel',
      { signedUrl: 'https://abc.ngrok.app/webhook', headers: { host: 'abc.ngrok.app' } },
      {
        reason: 'host',
        signed: 'https://abc.ngrok.app/webhook',
        checked: 'https://ivr.example.com/webhook',
      },
    ],
    [
      'the host that the proxy was asked for',
      {
        signedUrl: 'https://phone.example.com/webhook',
        headers: { 'x-forwarded-host': 'phone.example.com' },
      },
      { reason: 'host', signed: 'https://phone.example.com/webhook' },
    ],
    [
      'another port',
      {
        signedUrl: 'http://ivr.example.com:8080/webhook',
        headers: { host: 'ivr.example.com:8080' },
      },
      { reason: 'scheme, port', signed: 'http://ivr.example.com:8080/webhook' },
    ],
    [
      'a trailing slash',
      { signedUrl: 'https://ivr.example.com/webhook/' },
      { reason: 'trailing slash' },
    ],
    [
      'no query',
      { path: '/webhook?Digits=4242', signedUrl: 'https://ivr.example.com/webhook' },
      { reason: 'query', checked: 'https://ivr.example.com/webhook' },
    ],
    ['another path', { signedUrl: 'https://ivr.example.com/voice' }, { reason: 'token' }],
    [
      'a signature for another of our own addresses',
      { path: '/webhook/fallback', signedUrl: 'https://ivr.example.com/webhook' },
      { reason: 'token' },
    ],
  ])('%s', async (_, how, line) => {
    const logged = server.log.length;
    const reply = await server.send(CALL, how);
    expect([reply.statusCode, reply.body, reply.headers['set-cookie']]).toEqual([
      403,
      'Forbidden',
      undefined,
    ]);
    expect(server.log.slice(logged)).toEqual([
      expect.objectContaining({ msg: 'refused', level: 40, remedy: expect.any(String), ...line }),
    ]);
    expect(JSON.stringify(server.log.slice(logged))).not.toMatch(/["=]4242|0123456789abcdef/);
  });

  it('a field changed on the way', async () => {
    const reply = await server.send(
      { ...CALL, Digits: '1' },
      { body: 'CallSid=CA00000000000000000000000000000001&To=%2B14155550100&Digits=2' },
    );
    expect(reply.statusCode).toBe(403);
  });

  it('a field added on the way', async () => {
    const reply = await server.send(CALL, {
      body: 'CallSid=CA00000000000000000000000000000001&To=%2B14155550100&Digits=2',
    });
    expect(reply.statusCode).toBe(403);
  });

  it('a GET whose query was signed as if it were a form', async () => {
    const reply = await server.send(CALL, {
      method: 'GET',
      signedUrl: 'https://ivr.example.com/webhook',
    });
    expect(reply.statusCode).toBe(403);
  });

  it.each([
    '/webhook',
    '/webhook/acme',
    '/webhook/fallback',
    '/callbacks/recording',
    '/callbacks/status',
  ])('on %s', async (url) => {
    expect((await server.app.inject({ method: 'POST', url })).statusCode).toBe(403);
  });

  it('a real caller behind a wrongly configured tunnel', async () => {
    const tunnelled = await startServer({ port: 0, publicUrl: 'http://localhost:1' });
    const address = tunnelled.app.server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { dial } = await import('../src/phone/index.ts');
    const call = await dial({
      url: `http://127.0.0.1:${port}/webhook`,
      authToken: '0123456789abcdef0123456789abcdef',
    });
    await call.ends();
    expect(tunnelled.log).toContainEqual(
      expect.objectContaining({
        msg: 'refused',
        reason: 'host',
        signed: `http://127.0.0.1:${port}/webhook`,
      }),
    );
    await tunnelled.close();
  });
});
