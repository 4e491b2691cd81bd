import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** What a telephone plays, by the ending of a file. https://www.twilio.com/docs/voice/twiml/play */
const TYPES: Readonly<Record<string, string>> = {
  '.aiff': 'audio/aiff',
  '.gsm': 'audio/gsm',
  '.mp3': 'audio/mpeg',
  '.ulaw': 'audio/ulaw',
  '.wav': 'audio/wav',
};

/** A file of the folder itself; hidden ones are none. */
const NAME = /^[\w-][\w.-]{0,127}$/;

/** Seconds; a file that is changed gets another name, or is heard a day later. */
const AGE = 86_400;

/** Plays the files of a folder to whoever asks: carriers fetch them without a signature. */
export function media(app: FastifyInstance, folder: string) {
  app.get<{ Params: { file: string } }>('/media/:file', async ({ params, headers }, reply) => {
    const type = TYPES[extname(params.file).toLowerCase()];
    const path = join(folder, params.file);
    const size = type && NAME.test(params.file) ? await sizeOf(path) : undefined;
    if (type === undefined || size === undefined) return reply.callNotFound();
    void reply.headers({ 'cache-control': `public, max-age=${AGE}`, 'accept-ranges': 'bytes' });
    const range = rangeOf(headers.range, size);
    if (range === 'none') {
      return reply.code(416).header('content-range', `bytes */${size}`).send();
    }
    const { start, end } = range ?? { start: 0, end: size - 1 };
    if (range) void reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`);
    void reply.type(type).header('content-length', end - start + 1);
    return reply.send(size === 0 ? '' : createReadStream(path, { start, end }));
  });
}

/** Bytes of a file; undefined where there is none. */
async function sizeOf(path: string): Promise<number | undefined> {
  try {
    await using file = await open(path);
    const stat = await file.stat();
    return stat.isFile() ? stat.size : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The bytes that are asked for; undefined for all of them, as where several ranges are asked for, and
 * `none` where there are no such. https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
function rangeOf(header: string | undefined, size: number) {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  return start > end ? 'none' : { start, end };
}
