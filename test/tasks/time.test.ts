import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { hostOf, serve, serveRaw, type TestServer } from './world.ts';

/** Seconds. */
const SHORT = 0.1;

const slow: Record<string, () => Promise<TestServer>> = {
  'answers nothing': () => serveRaw(() => undefined),
  'answers without a body': () =>
    serveRaw((socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n')),
  'drips its headers': () => dripping('HTTP/1.1 200 OK\r\nX: '),
  'drips its body': () => dripping('HTTP/1.1 200 OK\r\n\r\n'),
  'says that it goes on for ever': () => dripping('', 'HTTP/1.1 103 Early Hints\r\n\r\n'),
};

function dripping(start: string, drop = 'x'): Promise<TestServer> {
  return serveRaw((socket) => {
    socket.write(start);
    const timer = setInterval(() => socket.write(drop), 10);
    socket.on('close', () => clearInterval(timer));
  });
}

describe('a task is over when its time is', () => {
  it.each(Object.entries(slow))('and the server %s', async (_, start) => {
    const server = await start();
    const result = await hostOf().run({ http: { url: server.url, timeout: SHORT } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'timeout' });
    expect(result.ms).toBeGreaterThanOrEqual(SHORT * 1000 - 2);
  });

  it('and the resolver is silent', async () => {
    const host = hostOf({ allowedHosts: ['crm.example.com'], lookup: () => undefined });
    const http = { url: 'https://crm.example.com', timeout: SHORT, retries: 3 };
    expect(await host.run({ http })).toMatchObject({ outcome: 'failed', reason: 'timeout' });
  });

  it('and TLS is never agreed on', async () => {
    const server = await serveRaw(() => undefined);
    const host = hostOf({ allowedHosts: ['127.0.0.1:*'] });
    const http = { url: `https://127.0.0.1:${server.port}`, timeout: SHORT };
    expect(await host.run({ http })).toMatchObject({ outcome: 'failed', reason: 'timeout' });
  });

  it('and redirects lead from one slow answer to the next', async () => {
    const server = await serve((response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 60);
    });
    const result = await hostOf().run({ http: { url: server.url, timeout: SHORT } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'timeout' });
  });

  it('and nothing waits for the body of a failure', async () => {
    const server = await dripping('HTTP/1.1 404 Not Found\r\n\r\n');
    const result = await hostOf().run({ http: { url: server.url } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'status 404' });
  });
});

describe('a task is over at once', () => {
  it.each(Object.entries(slow))('when it is aborted while the server %s', async (_, start) => {
    const server = await start();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const result = await hostOf().run({ http: { url: server.url } }, controller.signal);
    expect(result).toMatchObject({ outcome: 'failed', reason: 'aborted' });
  });

  it('when it was aborted before, without a request', async () => {
    const server = await serve((response) => response.end());
    const result = await hostOf().run({ http: { url: server.url } }, AbortSignal.abort());
    expect(result).toMatchObject({ outcome: 'failed', reason: 'aborted' });
    expect(server.asked).toEqual([]);
  });

  it('when a text is aborted that is not sent yet', async () => {
    const controller = new AbortController();
    const host = hostOf({ sendText: () => new Promise(() => undefined) });
    const running = host.run({ text: { to: '+14155550123', body: 'Hi' } }, controller.signal);
    controller.abort();
    expect(await running).toMatchObject({ outcome: 'failed', reason: 'aborted' });
  });

  it('when the host closes, and none begins after', async () => {
    const server = await serveRaw(() => undefined);
    const host = hostOf();
    const running = host.run({ http: { url: server.url } });
    await host.close();
    const closed = { outcome: 'failed', reason: 'closed' };
    expect(await running).toMatchObject(closed);
    expect(await host.run({ http: { url: server.url } })).toMatchObject(closed);
  });
});

it.each([
  ['for want of time', ''],
  ['for an encoding nobody knows', 'HTTP/1.1 200 OK\r\nContent-Encoding: x\r\n\r\n'],
  ['for a redirect that is not followed', 'HTTP/1.1 302 Found\r\nLocation: ftp://a\r\n\r\n'],
])('closes the connection of a task that failed %s', async (_, start) => {
  const closed = Promise.withResolvers<void>();
  const server = await serveRaw((socket) => {
    socket.on('close', () => closed.resolve());
    socket.write(start);
  });
  const result = await hostOf().run({ http: { url: server.url, timeout: SHORT } });
  expect(result.outcome).toBe('failed');
  await expect(closed.promise).resolves.toBeUndefined();
});

it('leaves nothing listening to the signal it was given', async () => {
  const server = await serve((response) => response.end());
  const { signal } = new AbortController();
  await hostOf().run({ http: { url: server.url } }, signal);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
