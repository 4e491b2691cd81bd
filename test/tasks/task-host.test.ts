import { brotliCompressSync, gzipSync } from 'node:zlib';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import type { HttpTask, Task } from '../../src/tasks/task.ts';
import { AUTH_TOKEN } from '../server.ts';
import { hostOf, serve } from './world.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a task is done when the server answers', () => {
  const answers: Record<string, [number, Record<string, string>, string | Buffer, unknown?]> = {
    'with JSON': [200, JSON_TYPE, '{"open":true,"wait":[1,2]}', { open: true, wait: [1, 2] }],
    'with JSON of a dialect': [
      200,
      { 'content-type': 'Application/Problem+JSON; charset=utf-8' },
      '[1]',
      [1],
    ],
    'with JSON after a byte order mark': [200, JSON_TYPE, '\uFEFF{"a":1}', { a: 1 }],
    'with text, which is trimmed': [200, { 'content-type': 'text/plain' }, ' open \r\n', 'open'],
    'with text that looks like JSON': [200, { 'content-type': 'text/plain' }, '{"a":1}', '{"a":1}'],
    'with text of another charset': [
      200,
      { 'content-type': 'text/plain; charset="ISO-8859-1"' },
      Buffer.from('Zoë', 'latin1'),
      'Zoë',
    ],
    'without a type': [200, {}, 'open', 'open'],
    'with gzip': [200, { 'content-encoding': 'gzip' }, gzipSync('open'), 'open'],
    'with brotli': [200, { 'content-encoding': 'BR' }, brotliCompressSync('open'), 'open'],
    'with 201': [201, JSON_TYPE, '{"id":7}', { id: 7 }],
    'with 204, and so with nothing': [204, {}, ''],
    'with an empty body': [200, JSON_TYPE, ''],
  };

  it.each(Object.entries(answers))('%s', async (_, [status, headers, body, value]) => {
    const server = await serve((response) => response.writeHead(status, headers).end(body));
    const { ms, ...result } = await hostOf().run({ http: { url: server.url } });
    expect(result).toEqual({ outcome: 'done', status, ...(value !== undefined && { value }) });
    expect(ms).toBeGreaterThanOrEqual(0);
  });
});

describe('a task asks', () => {
  const requests: Record<string, [HttpTask['http'], Record<string, unknown>]> = {
    'with GET unless told otherwise': [
      { url: '/hours' },
      { method: 'GET', url: '/hours', body: '' },
    ],
    'with a query, encoded, beside the one of the address': [
      { url: '/?a=1', query: { name: 'Zoë & Co' } },
      { url: '/?a=1&name=Zo%C3%AB+%26+Co' },
    ],
    'with JSON, by POST': [
      { url: '/', json: { name: 'Zoë', none: undefined } },
      {
        method: 'POST',
        body: '{"name":"Zoë"}',
        headers: expect.objectContaining({ 'content-type': 'application/json' }),
      },
    ],
    'with a form': [
      { url: '/', method: 'PUT', form: { a: '1 2', b: '&' } },
      {
        method: 'PUT',
        body: 'a=1+2&b=%26',
        headers: expect.objectContaining({ 'content-type': 'application/x-www-form-urlencoded' }),
      },
    ],
    'with a body as it is': [
      { url: '/', method: 'PATCH', body: '<a/>', headers: { 'Content-Type': 'text/xml' } },
      {
        method: 'PATCH',
        body: '<a/>',
        headers: expect.objectContaining({ 'content-type': 'text/xml' }),
      },
    ],
    'with headers of its own': [
      { url: '/', method: 'DELETE', headers: { 'X-Site': 'Bern', Accept: 'text/plain' } },
      {
        method: 'DELETE',
        headers: expect.objectContaining({ 'x-site': 'Bern', accept: 'text/plain' }),
      },
    ],
  };

  it.each(Object.entries(requests))('%s', async (_, [http, asked]) => {
    const server = await serve((response) => response.end('ok'));
    const result = await hostOf().run({ http: { ...http, url: server.url + http.url } });
    expect(result).toMatchObject({ outcome: 'done', value: 'ok' });
    expect(server.asked).toEqual([expect.objectContaining(asked)]);
  });
});

describe('a request that is signed', () => {
  it.each<[string, Partial<HttpTask['http']>]>([
    ['with a form', { form: { a: '1 2', key: '${secret:KEY}' } }],
    ['with nothing to send', { query: { a: 'é' } }],
  ])('is one that Twilio could have sent, %s', async (_, http) => {
    const server = await serve((response) => response.end('ok'));
    const host = hostOf({ authToken: AUTH_TOKEN, secrets: { KEY: 'k-3y' } });
    await host.run({ http: { url: `${server.url}/function`, signed: true, ...http } });
    const [asked] = server.asked;
    const signature = String(asked?.headers['x-twilio-signature']);
    const form = Object.fromEntries(new URLSearchParams(asked?.body));
    expect(validateRequest(AUTH_TOKEN, signature, `${server.url}${asked?.url}`, form)).toBe(true);
  });

  it('is not sent without an account', async () => {
    const server = await serve((response) => response.end('ok'));
    const result = await hostOf().run({ http: { url: server.url, signed: true } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'no account' });
    expect(server.asked).toEqual([]);
  });
});

describe('a task fails', () => {
  it.each([301, 304, 400, 401, 404, 418, 429, 500, 503])(
    'with the status %i, and with what is said about it',
    async (status) => {
      const server = await serve((response) => response.writeHead(status).end('no such card'));
      const result = await hostOf().run({ http: { url: server.url } });
      expect(result).toEqual({
        outcome: 'failed',
        status,
        reason: `status ${status}`,
        ...(status !== 304 && { value: 'no such card' }),
        ms: expect.any(Number),
      });
    },
  );

  it('where nobody listens', async () => {
    const result = await hostOf().run({ http: { url: 'http://127.0.0.1:1' } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'not connected' });
  });

  it('where the name does not exist', async () => {
    const host = hostOf({
      allowedHosts: ['crm.example.com'],
      lookup: (_name, _options, callback) =>
        callback(Object.assign(new Error('crm.example.com'), { code: 'ENOTFOUND' }), []),
    });
    const result = await host.run({ http: { url: 'https://crm.example.com/?card=4242' } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'host not found' });
  });

  it('where TLS is asked of a server without', async () => {
    const server = await serve((response) => response.end());
    const host = hostOf({ allowedHosts: ['127.0.0.1:*'] });
    const result = await host.run({ http: { url: `https://127.0.0.1:${server.port}` } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'no TLS' });
  });

  const unusable: Record<string, [unknown, string]> = {
    'nothing at all': [undefined, 'not a task'],
    'an unknown field': [{ http: { url: 'http://127.0.0.1', proxy: 'x' } }, 'not a task'],
    'too long a time': [{ http: { url: 'http://127.0.0.1', timeout: 31 } }, 'not a task'],
    'no time': [{ http: { url: 'http://127.0.0.1', timeout: Number.NaN } }, 'not a task'],
    'no address': [{ http: { url: 'crm' } }, 'not an address'],
    'an address of a file': [{ http: { url: 'file:///etc/passwd' } }, 'not an address'],
    'a password in the address': [{ http: { url: 'http://a:b@127.0.0.1' } }, 'secret out of place'],
    'a body with GET': [
      { http: { url: 'http://127.0.0.1', method: 'GET', body: 'x' } },
      'body not allowed',
    ],
    'two bodies': [{ http: { url: 'http://127.0.0.1', json: 1, body: 'x' } }, 'body not allowed'],
    'a header that splits the request': [
      { http: { url: 'http://127.0.0.1', headers: { 'X-Name': 'a\r\nHost: b' } } },
      'header not allowed',
    ],
    'another Host': [
      { http: { url: 'http://127.0.0.1', headers: { Host: 'admin.internal' } } },
      'header not allowed',
    ],
    'a length of its own': [
      { http: { url: 'http://127.0.0.1', headers: { 'Content-Length': '1' } } },
      'header not allowed',
    ],
  };
  it.each(Object.entries(unusable))('when it has %s', async (_, [task, reason]) => {
    expect(await hostOf().run(task as Task)).toMatchObject({ outcome: 'failed', reason });
  });

  it('when what it sends goes in a circle', async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const result = await hostOf().run({ http: { url: 'http://127.0.0.1', json: circle } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'not done' });
  });
});

describe('a text', () => {
  it('is sent by whoever sends texts', async () => {
    const sent: unknown[] = [];
    const sendText = (message: unknown) => {
      sent.push(message);
      return Promise.resolve({ sid: 'SM1', body: 'Hi' });
    };
    const text = { to: '+14155550123', body: 'We call back. $${secret:A}' };
    const result = await hostOf({ sendText }).run({ text });
    expect(result).toMatchObject({ outcome: 'done', value: { sid: 'SM1' } });
    expect(result).not.toHaveProperty('value.body');
    expect(sent).toEqual([{ ...text, body: 'We call back. ${secret:A}' }]);
  });

  it('fails where none can be sent', async () => {
    const result = await hostOf().run({ text: { to: '+14155550123', body: 'Hi' } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'no account' });
  });

  it('never holds a secret', async () => {
    const host = hostOf({ secrets: { A: 'a' }, sendText: () => Promise.resolve({ sid: 'SM1' }) });
    const result = await host.run({ text: { to: '+14155550123', body: '${secret:A}' } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'secret out of place' });
  });

  it('fails without telling more, whatever the sender throws', async () => {
    const sendText = () => {
      throw new Error('+14155550123 has a wrong token');
    };
    const result = await hostOf({ sendText }).run({ text: { to: '+14155550123', body: 'Hi' } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'not done' });
  });
});

it('answers many tasks at once', async () => {
  const server = await serve((response, { url }) => response.end(url));
  const host = hostOf();
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, index) => host.run({ http: { url: `${server.url}/${index}` } })),
  );
  expect(results.map(({ value }) => value)).toEqual(results.map((_, index) => `/${index}`));
});

it('refuses at once to be made for a host that is none', () => {
  expect(() => hostOf({ allowedHosts: ['*'] })).toThrow('"*" is no host');
});
