import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { RetryCause } from './overrides.ts';

/** What a server answered to one HTTP request. */
export interface Answer {
  ok: true;
  status: number;
  contentType: string | undefined;
  location: string | undefined;
  authenticate: string | undefined;
  chunked: boolean;
  setCookies: readonly string[];
  /** Empty for audio, which is not read. */
  body: string;
}

/** Why there is no answer: Twilio's error code, and the cause if it may be retried. */
export interface NoAnswer {
  ok: false;
  code: number;
  message: string;
  cause?: RetryCause;
}

/** TwiML longer than this is refused. https://www.twilio.com/docs/api/errors/11750 */
const longestBody = 64 * 1024;
const tooLong: NoAnswer = { ok: false, code: 11750, message: 'the answer is longer than 64 kB' };
const brokenOff: NoAnswer = { ok: false, code: 11200, message: 'the answer broke off' };

/** Reads an answer to its end; calls back once. */
export function readAnswer(
  response: IncomingMessage,
  done: (answer: Answer) => void,
  giveUp: (failure: NoAnswer) => void,
): void {
  if (response.headers['content-type']?.startsWith('audio/') === true) {
    done(toAnswer(response, ''));
    response.destroy();
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > longestBody) giveUp(tooLong);
    else chunks.push(chunk);
  });
  response.on('end', () => {
    const body = unpacked(response, Buffer.concat(chunks));
    if (Buffer.isBuffer(body)) done(toAnswer(response, body.toString(encodingOf(response))));
    else giveUp(body);
  });
  response.on('error', () => giveUp(brokenOff));
}

function unpacked({ headers }: IncomingMessage, body: Buffer): Buffer | NoAnswer {
  if (headers['content-encoding'] !== 'gzip') return body;
  try {
    return gunzipSync(body, { maxOutputLength: longestBody });
  } catch (cause) {
    return cause instanceof RangeError ? tooLong : brokenOff;
  }
}

function encodingOf({ headers }: IncomingMessage): 'latin1' | 'utf8' {
  return /charset="?iso-8859-1/i.test(headers['content-type'] ?? '') ? 'latin1' : 'utf8';
}

function toAnswer({ headers, statusCode }: IncomingMessage, body: string): Answer {
  return {
    ok: true,
    status: statusCode ?? 0,
    contentType: headers['content-type'],
    location: headers.location,
    authenticate: headers['www-authenticate'],
    chunked: headers['transfer-encoding'] === 'chunked',
    setCookies: headers['set-cookie'] ?? [],
    body,
  };
}
