import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answer, NoAnswer } from './answer.ts';
import { readAnswer } from './answer.ts';

/** One HTTP request as it goes over the wire; times in milliseconds. */
export interface Attempt {
  method: string;
  url: URL;
  /** Path and query exactly as sent. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** Whether the body is sent little by little. */
  inPieces: boolean;
  keepAlive: boolean;
  connect: number;
  read: number;
  total: number;
}

const agents = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
};

/** Sends one request and reads its answer; failures are data, nothing is thrown. */
export async function attempt(sent: Attempt): Promise<Answer | NoAnswer> {
  const started = Date.now();
  const outcome = await send(sent);
  if (outcome !== 'stale') return outcome;
  const left = Math.max(1, sent.total - (Date.now() - started));
  const fresh = await send({ ...sent, keepAlive: false, total: left });
  return fresh === 'stale' ? noAnswer('ECONNRESET', 'connection reset') : fresh;
}

/** `stale` means a kept-open connection was closed by the server before it saw the request. */
function send(sent: Attempt): Promise<Answer | NoAnswer | 'stale'> {
  const { promise, resolve } = Promise.withResolvers<Answer | NoAnswer | 'stale'>();
  const request = open(sent);
  if (typeof request === 'string') {
    return Promise.resolve({ ok: false, code: 11200, message: request });
  }
  const settle = (outcome: Answer | NoAnswer | 'stale'): void => {
    clearTimeout(whole);
    resolve(outcome);
  };
  const giveUp = (failure: NoAnswer): void => {
    settle(failure);
    request.destroy();
  };
  const whole = setTimeout(
    () => giveUp({ ok: false, code: 11203, message: `no answer in ${sent.total} ms`, cause: 'rt' }),
    sent.total,
  );
  let answered = false;

  request.setTimeout(sent.read, () =>
    giveUp({
      ok: false,
      code: 11205,
      message: `nothing came for ${sent.read} ms`,
      ...(answered ? {} : { cause: 'rt' }),
    }),
  );
  request.on('socket', (socket) => watchConnect(socket, sent.connect, giveUp));
  request.on('error', (cause: NodeJS.ErrnoException) => {
    const stale = request.reusedSocket && !answered && cause.code === 'ECONNRESET';
    settle(stale ? 'stale' : noAnswer(cause.code ?? '', cause.message));
  });
  request.on('response', (response) => {
    answered = true;
    readAnswer(response, settle, giveUp);
  });
  if (sent.inPieces && sent.body !== undefined) void sendInPieces(request, sent.body);
  else request.end(sent.body);
  return promise;
}

/** The request, or what cannot be sent about it (a tampered cookie may hold any character). */
function open(sent: Attempt): http.ClientRequest | string {
  const secure = sent.url.protocol === 'https:';
  const options: https.RequestOptions = {
    method: sent.method,
    hostname: sent.url.hostname.replace(/^\[|\]$/g, ''),
    port: sent.url.port,
    path: sent.path,
    headers: sent.headers,
    agent: sent.keepAlive ? agents[secure ? 'https:' : 'http:'] : false,
  };
  try {
    return secure ? https.request(options) : http.request(options);
  } catch (cause) {
    return cause instanceof Error ? cause.message : 'the request cannot be sent';
  }
}

function watchConnect(socket: Socket, ms: number, giveUp: (failure: NoAnswer) => void): void {
  if (!socket.connecting) return;
  const message = `no connection in ${ms} ms`;
  const timer = setTimeout(() => giveUp({ ok: false, code: 11201, message, cause: 'ct' }), ms);
  socket.once('connect', () => clearTimeout(timer));
  socket.once('close', () => clearTimeout(timer));
}

/** Sends a body in eight pieces, each in a packet of its own. */
async function sendInPieces(request: http.ClientRequest, body: string): Promise<void> {
  request.setNoDelay(true);
  const bytes = Buffer.from(body);
  const size = Math.ceil(bytes.length / 8);
  for (let at = 0; at < bytes.length && !request.destroyed; at += size) {
    request.write(bytes.subarray(at, at + size));
    await nextTurn();
  }
  request.end();
}

/** Twilio's code for a connection that failed. https://www.twilio.com/docs/api/errors */
const codes: Readonly<Record<string, number>> = {
  ECONNREFUSED: 11202,
  ETIMEDOUT: 11201,
  ENOTFOUND: 11210,
  EAI_AGAIN: 11210,
  ERR_TLS_CERT_ALTNAME_INVALID: 11235,
  CERT_HAS_EXPIRED: 11236,
  DEPTH_ZERO_SELF_SIGNED_CERT: 11237,
  SELF_SIGNED_CERT_IN_CHAIN: 11237,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 11237,
};

function noAnswer(code: string, message: string): NoAnswer {
  const known = codes[code];
  if (known !== undefined) return { ok: false, code: known, message: message || code, cause: 'ct' };
  if (code.startsWith('HPE_')) return { ok: false, code: 11206, message };
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') {
    return { ok: false, code: 11220, message, cause: 'ct' };
  }
  return { ok: false, code: 11205, message: message || code };
}
