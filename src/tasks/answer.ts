import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { Failure } from './failure.ts';

/** Bytes an answer may have unless told otherwise. */
export const ANSWER_LIMIT = 65_536;

/** Arrays and objects inside one another that JSON may have. */
const DEPTH = 32;

/** An answer on its way. */
export interface Answer {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

/** What an answer of at most `limit` bytes says: parsed JSON, or trimmed text; undefined if nothing. */
export async function valueOf({ headers, body }: Answer, limit: number): Promise<unknown> {
  const type = String(headers['content-type'] ?? '').toLowerCase();
  const bytes = await read(decompressed(body, headers['content-encoding']), limit);
  const text = decoderOf(type).decode(bytes).trim();
  if (text === '') return undefined;
  return /^application\/([\w.+-]+\+)?json *(;|$)/.test(type) ? parsed(text) : text;
}

function decompressed(body: Readable, encoding: string | string[] = 'identity'): Readable {
  const through = decompressorOf(String(encoding).trim().toLowerCase());
  // The reader of the last stream hears of every error.
  return through ? pipeline(body, through, () => undefined) : body;
}

/** Only what was asked for, and only once: each layer would multiply what a small answer can become. */
function decompressorOf(encoding: string) {
  switch (encoding) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new Failure('unknown encoding');
  }
}

async function read(stream: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Failure('answer too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decoderOf(type: string) {
  const [, charset = 'utf-8'] = /;\s*charset="?([\w.:-]+)/.exec(type) ?? [];
  try {
    return new TextDecoder(charset);
  } catch {
    throw new Failure('unknown charset');
  }
}

function parsed(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Failure('not JSON');
  }
  return bounded(value, DEPTH);
}

/** JSON without what would change a prototype once it is copied. */
function bounded(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) throw new Failure('answer too deep');
  if (Array.isArray(value)) return value.map((item) => bounded(item, depth - 1));
  const members = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(members.map(([key, member]) => [key, bounded(member, depth - 1)]));
}
