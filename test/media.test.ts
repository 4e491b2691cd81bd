import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { temporary } from './records/store.ts';
import { startServer } from './server.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function open() {
  const folder = temporary();
  const mediaDir = join(folder.path, 'media');
  mkdirSync(join(mediaDir, 'folder.wav'), { recursive: true });
  writeFileSync(join(mediaDir, 'tune.mp3'), '0123456789');
  writeFileSync(join(mediaDir, 'empty.wav'), '');
  writeFileSync(join(mediaDir, '.hidden.wav'), 'secret');
  writeFileSync(join(mediaDir, 'notes.txt'), 'secret');
  writeFileSync(join(folder.path, 'outside.wav'), 'secret');
  const server = await startServer({ mediaDir });
  closing.push(folder.remove, () => server.close());
  /** Sends the path as it is, which `fetch` would not. */
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<{
      status: number | undefined;
      headers: NodeJS.Dict<string | string[]>;
      body: string;
    }>();
    request(server.url, { path, headers }, (response) => {
      let body = '';
      response.setEncoding('latin1').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
    })
      .on('error', reject)
      .end();
    return promise;
  };
  return { get, folder, mediaDir };
}

describe('media', () => {
  it('are played to anybody, and may be kept', async () => {
    const { get } = await open();
    expect(await get('/media/tune.mp3')).toMatchObject({
      status: 200,
      body: '0123456789',
      headers: {
        'content-type': 'audio/mpeg',
        'content-length': '10',
        'accept-ranges': 'bytes',
        'cache-control': 'public, max-age=86400',
      },
    });
    expect(await get('/media/empty.wav')).toMatchObject({ status: 200, body: '' });
  });

  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=3-2', 200, '0123456789', undefined],
    ['bytes=0-1,4-5', 200, '0123456789', undefined],
    ['bytes=-', 200, '0123456789', undefined],
    ['lines=0-1', 200, '0123456789', undefined],
  ])('are played in part: %s', async (range, status, body, told) => {
    const { get } = await open();
    const reply = await get('/media/tune.mp3', { range });
    expect([reply.status, reply.body, reply.headers['content-range']]).toEqual([
      status,
      body,
      told,
    ]);
  });

  it.each([
    '/media/',
    '/media/none.wav',
    '/media/folder.wav',
    '/media/notes.txt',
    '/media/.hidden.wav',
    '/media/../outside.wav',
    '/media/..%2foutside.wav',
    '/media/%2e%2e%2foutside.wav',
    '/media/..%5coutside.wav',
    '/media/tune.mp3%00.wav',
    '/media/%00',
    '/media/toString',
  ])('are nothing else: %s', async (path) => {
    const { get } = await open();
    const reply = await get(path);
    expect([400, 404]).toContain(reply.status);
    expect(reply.body).not.toContain('secret');
  });

  it('has music to wait by, of its own', async () => {
    const server = await startServer();
    closing.push(() => server.close());
    const reply = await fetch(`${server.url}/media/hold.wav`);
    const bytes = Buffer.from(await reply.arrayBuffer());
    expect(reply.headers.get('content-type')).toBe('audio/wav');
    expect(bytes.length).toBeLessThan(500_000);
    // Mono µ-law at 8 kHz, as telephones play it, of at most a minute.
    expect([bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt32LE(24)]).toEqual([
      7, 1, 8000,
    ]);
    expect(bytes.readUInt32LE(54)).toBeLessThanOrEqual(60 * 8000);
    expect(bytes.readUInt32LE(54)).toBe(bytes.length - 58);
  });
});
