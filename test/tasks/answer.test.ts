import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf, serve, serveRaw } from './world.ts';

const LOST = /^(connection lost|not HTTP)$/;
const JSON_TYPE = { 'content-type': 'application/json' };

describe('an answer is refused', () => {
  const answers: Record<string, [Record<string, string>, string | Buffer, string]> = {
    'that is a byte too large': [{}, 'x'.repeat(101), 'answer too large'],
    'that says it is too large': [{ 'content-length': '5000000000' }, 'x', 'timeout'],
    'that is a gzip bomb': [
      { 'content-encoding': 'gzip' },
      gzipSync(Buffer.alloc(50_000_000)),
      'answer too large',
    ],
    'that is gzip in gzip': [
      { 'content-encoding': 'gzip, gzip' },
      gzipSync(gzipSync('a')),
      'unknown encoding',
    ],
    'in an encoding nobody asked for': [
      { 'content-encoding': 'compress' },
      'a',
      'unknown encoding',
    ],
    'that says gzip and is none': [{ 'content-encoding': 'gzip' }, 'a', 'answer not decompressed'],
    'that is half a gzip': [
      { 'content-encoding': 'gzip' },
      gzipSync('open').subarray(0, 15),
      'answer not decompressed',
    ],
    'that says brotli and is none': [
      { 'content-encoding': 'br' },
      'no brotli at all',
      'answer not decompressed',
    ],
    'in a charset nobody knows': [
      { 'content-type': 'text/plain; charset=x' },
      'a',
      'unknown charset',
    ],
    'that says JSON and is none': [JSON_TYPE, '{"pin":1234', 'not JSON'],
    'whose JSON is too deep': [JSON_TYPE, '['.repeat(33) + ']'.repeat(33), 'answer too deep'],
    'with a header too large': [{ 'x-long': 'x'.repeat(20_000) }, '', 'answer too large'],
  };

  it.each(Object.entries(answers))('%s', async (_, [headers, body, reason]) => {
    const server = await serve((response) => response.writeHead(200, headers).end(body));
    const host = hostOf({ answerLimit: 100 });
    const timeout = reason === 'timeout' ? 0.1 : 5;
    const result = await host.run({ http: { url: server.url, timeout } });
    expect(result).toMatchObject({ outcome: 'failed', reason });
  });

  it('that never ends, before it has filled the memory', async () => {
    let sent = 0;
    const server = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const chunk = Buffer.alloc(65_536);
      const more = () => {
        while (!socket.destroyed && socket.write(chunk)) sent += chunk.length;
      };
      socket.on('drain', more);
      more();
    });
    const result = await hostOf().run({ http: { url: server.url } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'answer too large' });
    expect(sent).toBeLessThan(50_000_000);
  });

  it('that goes on without ever becoming anything', async () => {
    const server = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n');
      const nothing = Buffer.concat(Array.from({ length: 1000 }, () => gzipSync('')));
      const more = () => {
        while (!socket.destroyed && socket.write(nothing));
      };
      socket.on('drain', more);
      more();
    });
    const result = await hostOf().run({ http: { url: server.url } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'answer too large' });
  });

  it.each([
    ['is no HTTP', 'SSH-2.0-OpenSSH\r\n', /^not HTTP$/],
    ['is nothing', '', LOST],
    ['breaks off', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', LOST],
    [
      'breaks off in a chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf',
      LOST,
    ],
    [
      'has two lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      LOST,
    ],
    ['changes the protocol', 'HTTP/1.1 101 Go\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n', LOST],
  ])('that %s', async (_, bytes, reason) => {
    const server = await serveRaw((socket) => socket.end(bytes));
    const result = await hostOf().run({ http: { url: server.url } });
    expect(result).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(reason),
    });
  });
});

it('takes an answer of exactly as many bytes as it may have', async () => {
  const body = 'x'.repeat(100);
  const server = await serve((response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body)),
  );
  const result = await hostOf({ answerLimit: 100 }).run({ http: { url: server.url } });
  expect(result).toMatchObject({ outcome: 'done', value: body });
});

it('takes JSON as deep as it may be', async () => {
  const json = `${'['.repeat(32)}${']'.repeat(32)}`;
  const server = await serve((response) => response.writeHead(200, JSON_TYPE).end(json));
  const result = await hostOf().run({ http: { url: server.url } });
  expect(JSON.stringify(result.value)).toBe(json);
});

it('drops what would change a prototype', async () => {
  const json = '{"__proto__":{"admin":true},"list":[{"__proto__":1,"a":2}]}';
  const server = await serve((response) => response.writeHead(200, JSON_TYPE).end(json));
  const { value } = await hostOf().run({ http: { url: server.url } });
  expect(JSON.stringify(value)).toBe('{"list":[{"a":2}]}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

describe('whatever a server answers, a task is done or has failed', () => {
  const words = /^(status \d{3}|[a-z][A-Za-z ]+)$/;
  const line = fc.oneof(
    fc.constantFrom(
      'Content-Type: application/json',
      'Content-Type: text/html; charset=utf-16',
      'Content-Encoding: gzip',
      'Content-Encoding: deflate',
      'Transfer-Encoding: chunked',
      'Content-Length: 3',
      'Content-Length: -1',
      'Location: /',
      'Location: http://[',
      'Retry-After: 99999999999999999999',
      'Retry-After: never',
      'Connection: close',
    ),
    fc.string().map((text) => `X: ${text}`),
    fc.string(),
  );
  const answer = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc
      .record({
        status: fc.oneof(fc.integer({ min: 200, max: 599 }), fc.integer({ min: 0, max: 9999 })),
        lines: fc.array(line, { maxLength: 5 }),
        body: fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
      })
      .map(({ status, lines, body }) =>
        Buffer.concat([
          Buffer.from([`HTTP/1.1 ${status} X`, ...lines, '', ''].join('\r\n')),
          Buffer.from(body),
        ]),
      ),
  );

  it('of random bytes, statuses and headers', async () => {
    let bytes = Buffer.of();
    const server = await serveRaw((socket) => socket.end(bytes));
    const host = hostOf({ answerLimit: 200 });
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(answer, async (next) => {
        bytes = next;
        const result = await host.run({ http: { url: server.url, timeout: 0.3 } });
        outcomes.add(result.outcome);
        expect(result.reason ?? `status ${result.status}`).toMatch(words);
        expect(result.outcome).toBe(result.reason === undefined ? 'done' : 'failed');
      }),
      { numRuns: 300 },
    );
    expect([...outcomes].toSorted()).toEqual(['done', 'failed']);
  });
});
