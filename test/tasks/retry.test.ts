import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HttpTask } from '../../src/tasks/task.ts';
import { hostOf, serve, serveRaw } from './world.ts';

/** A server that answers each request with the next status, and the last one again and again. */
function answering(statuses: readonly number[], headers: Record<string, string> = {}) {
  let index = 0;
  return serve((response) => {
    response.writeHead(statuses[Math.min(index, statuses.length - 1)] ?? 500, headers).end('ok');
    index += 1;
  });
}

afterEach(() => {
  vi.restoreAllMocks();
});

const KEYED = { 'Idempotency-Key': '7' };

describe('a task is tried again', () => {
  const again: [string, number, Omit<HttpTask['http'], 'url'>][] = [
    ['GET', 500, {}],
    ['GET', 503, {}],
    ['GET', 429, {}],
    ['PUT', 502, { method: 'PUT', json: 1 }],
    ['DELETE', 500, { method: 'DELETE' }],
    ['POST', 429, { json: 1 }],
    ['POST with a key', 500, { json: 1, headers: KEYED }],
  ];
  it.each(again)('by %s after status %i', async (_, status, http) => {
    const server = await answering([status, 200]);
    const result = await hostOf().run({ http: { url: server.url, retries: 1, ...http } });
    expect(result).toMatchObject({ outcome: 'done', status: 200 });
    expect(server.asked).toHaveLength(2);
    expect(server.asked[1]?.body).toBe(server.asked[0]?.body);
  });

  it('when the connection was lost', async () => {
    let connections = 0;
    const server = await serveRaw((socket) => {
      connections += 1;
      socket.end(connections === 1 ? '' : 'HTTP/1.1 204 No Content\r\n\r\n');
    });
    const result = await hostOf().run({ http: { url: server.url, retries: 1 } });
    expect(result).toMatchObject({ outcome: 'done', status: 204 });
  });

  it('when there was none, whatever the method', async () => {
    const server = await answering([200]);
    let lookups = 0;
    const host = hostOf({
      allowedHosts: ['http://crm.test:*'],
      lookup: (_name, options, callback) => {
        lookups += 1;
        if (lookups === 1) callback(Object.assign(new Error(), { code: 'EAI_AGAIN' }), []);
        else if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
        else callback(null, '127.0.0.1', 4);
      },
    });
    const url = `http://crm.test:${server.port}`;
    const result = await host.run({ http: { url, json: 1, retries: 1 } });
    expect(result).toMatchObject({ outcome: 'done' });
    expect(server.asked).toHaveLength(1);
  });
});

describe('a task is not tried again', () => {
  const once: [string, number, Omit<HttpTask['http'], 'url'>][] = [
    ['unless told so', 500, { retries: 0 }],
    ['when it is refused for good', 404, {}],
    ['by POST', 500, { json: 1 }],
    ['by PATCH', 503, { method: 'PATCH', json: 1 }],
  ];
  it.each(once)('%s', async (_, status, http) => {
    const server = await answering([status, 200]);
    const result = await hostOf().run({ http: { url: server.url, retries: 3, ...http } });
    expect(result).toMatchObject({ outcome: 'failed', status });
    expect(server.asked).toHaveLength(1);
  });

  it('more often than told', async () => {
    const server = await answering([500, 501, 502, 200]);
    const result = await hostOf().run({ http: { url: server.url, retries: 1 } });
    expect(result).toMatchObject({ outcome: 'failed', status: 501 });
    expect(server.asked).toHaveLength(2);
  });

  it('when the time is too short to wait, and it says why it failed instead', async () => {
    const server = await answering([503]);
    vi.spyOn(Math, 'random').mockReturnValueOnce(1);
    // The first pause is 0.2 s then.
    const http = { url: server.url, retries: 3, timeout: 0.2 };
    const result = await hostOf().run({ http });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'status 503' });
  });

  it.each(['60', new Date(Date.now() + 60_000).toUTCString()])(
    'when the server wants to be left alone for longer (%s)',
    async (after) => {
      const server = await answering([429], { 'retry-after': after });
      const result = await hostOf().run({ http: { url: server.url, retries: 3 } });
      expect(result).toMatchObject({ outcome: 'failed', reason: 'status 429' });
      expect(server.asked).toHaveLength(1);
    },
  );

  it('once it is aborted', async () => {
    const controller = new AbortController();
    const server = await serve((response) => {
      response.writeHead(500).end();
      setTimeout(() => controller.abort(), 20);
    });
    const result = await hostOf().run({ http: { url: server.url, retries: 3 } }, controller.signal);
    expect(result).toMatchObject({ outcome: 'failed', reason: 'aborted' });
    expect(server.asked).toHaveLength(1);
  });
});
