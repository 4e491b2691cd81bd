import { Agent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { allowedHost } from '../../src/tasks/allowed-host.ts';
import { connector } from '../../src/tasks/connector.ts';
import { exchange } from '../../src/tasks/exchange.ts';
import { requestOf } from '../../src/tasks/request.ts';
import type { HttpTask } from '../../src/tasks/task.ts';
import { hostOf, resolver, serve, type TestServer } from './world.ts';

const secrets = { KEY: 'k-3y' };
const headers = { Authorization: 'Bearer ${secret:KEY}', 'X-Api-Key': '${secret:KEY}' };

/** A server that redirects from `/` and answers elsewhere with the path. */
function redirecting(status: number, location: (server: string) => string): Promise<TestServer> {
  return serve((response, { url, headers }) => {
    if (url !== '/') return response.end(url);
    return response.writeHead(status, { location: location(`http://${headers.host}`) }).end();
  });
}

describe('a redirect within a server', () => {
  const ways: [number, HttpTask['http']['method'], string, string][] = [
    [301, 'GET', 'GET', ''],
    [302, 'GET', 'GET', ''],
    [307, 'GET', 'GET', ''],
    [301, 'POST', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [303, 'PUT', 'GET', ''],
    [302, 'PUT', 'PUT', '{"a":1}'],
    [307, 'POST', 'POST', '{"a":1}'],
    [308, 'PATCH', 'PATCH', '{"a":1}'],
  ];
  it.each(ways)(
    'by %i after %s is followed by %s, with its headers',
    async (status, method, then, body) => {
      const server = await redirecting(status, () => '/there?x=1');
      const sent = method === 'GET' ? {} : { json: { a: 1 } };
      const task = { http: { url: server.url, ...(method && { method }), headers, ...sent } };
      expect(await hostOf({ secrets }).run(task)).toMatchObject({ value: '/there?x=1' });
      const second = server.asked[1];
      expect(second).toMatchObject({ method: then, body });
      expect(second?.headers).toMatchObject({ authorization: 'Bearer k-3y', 'x-api-key': 'k-3y' });
      expect(second?.headers['content-type']).toBe(body ? 'application/json' : undefined);
    },
  );

  it('is followed three times and not a fourth', async () => {
    const server = await serve((response, { url = '/' }) => {
      const left = Number(url.slice(1));
      if (left === 0) return response.end('there');
      return response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    const host = hostOf();
    expect(await host.run({ http: { url: `${server.url}/3` } })).toMatchObject({ value: 'there' });
    const result = await host.run({ http: { url: `${server.url}/4` } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'too many redirects', status: 302 });
    expect(server.asked).toHaveLength(8);
  });

  it.each([undefined, ''])('to nowhere (%s) is a failure like any status', async (location) => {
    const server = await serve((response) =>
      response.writeHead(302, location === undefined ? {} : { location }).end(),
    );
    const result = await hostOf().run({ http: { url: server.url } });
    expect(result).toMatchObject({ outcome: 'failed', status: 302 });
  });
});

describe('a redirect to another server', () => {
  it('takes no header and no secret along', async () => {
    const other = await serve((response) => response.end('other'));
    const server = await redirecting(302, () => `${other.url}/there`);
    const cookie = { ...headers, Cookie: 'a=b', Accept: 'text/${secret:KEY}' };
    const result = await hostOf({ secrets }).run({ http: { url: server.url, headers: cookie } });
    expect(result).toMatchObject({ outcome: 'done', value: 'other' });
    expect(Object.keys(other.asked[0]?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    expect(JSON.stringify(other.asked)).not.toContain('k-3y');
  });

  it('takes them along no more, even when that one leads back', async () => {
    const server: TestServer = await serve((response, { url }) => {
      if (url === '/back') return response.end('back');
      return response.writeHead(302, { location: other.url }).end();
    });
    const other = await serve((response) =>
      response.writeHead(302, { location: `${server.url}/back` }).end(),
    );
    const result = await hostOf({ secrets }).run({ http: { url: server.url, headers } });
    expect(result).toMatchObject({ outcome: 'done', value: 'back' });
    expect(server.asked[1]?.headers.authorization).toBeUndefined();
  });

  it('is not followed with a body', async () => {
    const other = await serve((response) => response.end());
    const server = await redirecting(307, () => other.url);
    const result = await hostOf().run({ http: { url: server.url, form: { pin: '1234' } } });
    expect(result).toMatchObject({
      outcome: 'failed',
      reason: 'redirect not allowed',
      status: 307,
    });
    expect(other.asked).toEqual([]);
  });

  it('is not followed to do something there', async () => {
    const other = await serve((response) => response.end());
    const server = await redirecting(308, () => other.url);
    const result = await hostOf().run({ http: { url: server.url, method: 'DELETE' } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'redirect not allowed' });
    expect(other.asked).toEqual([]);
  });

  it.each([
    ['that is not allowed', 'https://d4ta.evil.example/'],
    ['by another scheme', 'ftp://127.0.0.1/'],
    ['on this very machine by file', 'file:///etc/passwd'],
    ['with a password', 'http://a:b@127.0.0.1/'],
    ['whose address is none', 'http://['],
  ])('%s fails, and is not named', async (_, location) => {
    const server = await redirecting(302, () => location);
    const result = await hostOf().run({ http: { url: server.url } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'redirect not allowed' });
  });

  it('that turns out to be a private address fails', async () => {
    const inside = await serve((response) => response.end('inside'));
    const server = await redirecting(302, () => `http://inside.test:${inside.port}/`);
    const { lookup } = resolver('127.0.0.1');
    // Only the first server, which stands for a public one, may be on loopback.
    const [open, guarded] = [connector({ lookup, allowPrivate: true }), connector({ lookup })];
    const dispatcher = new Agent({
      connect: (options, callback) =>
        (options.hostname === 'crm.test' ? open : guarded)(options, callback),
    });
    onTestFinished(() => dispatcher.destroy());
    const hosts = ['http://crm.test:*', 'http://inside.test:*'].map(allowedHost);
    const request = requestOf({ http: { url: `http://crm.test:${server.port}/` } }, {});
    await expect(
      exchange(request, { dispatcher, hosts, answerLimit: 100 }, new AbortController().signal),
    ).rejects.toThrow('private address');
    expect(server.asked).toHaveLength(1);
    expect(inside.asked).toEqual([]);
  });
});
