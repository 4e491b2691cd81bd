import { setTimeout } from 'node:timers/promises';
import { request as send, type Dispatcher } from 'undici';
import { isAllowed, type AllowedHost } from './allowed-host.ts';
import { valueOf } from './answer.ts';
import { Failure } from './failure.ts';
import { redirectOf, REDIRECTS } from './redirect.ts';
import type { Request } from './request.ts';

/** Milliseconds in which the body of a refusal has to be there: nobody waits for it. */
const AT_ONCE = 250;

/** What requests are sent by, and how far they may get. */
export interface Network {
  readonly dispatcher: Dispatcher;
  readonly hosts: readonly AllowedHost[];
  /** Bytes. */
  readonly answerLimit: number;
}

/** What a server answered. */
export interface Answered {
  readonly status: number;
  readonly value: unknown;
}

/** Sends a request, follows where it is redirected to, and reads the answer. */
export async function exchange(
  request: Request,
  { dispatcher, hosts, answerLimit }: Network,
  signal: AbortSignal,
): Promise<Answered> {
  let asked = request;
  for (let redirects = 0; ; redirects += 1) {
    const { url, method, headers, body } = asked;
    if (!isAllowed(url, hosts)) {
      throw new Failure(
        // Where to is another server's words.
        redirects > 0 ? 'redirect not allowed' : `host not allowed: ${url.hostname}`,
      );
    }
    const answer = await send(url, { dispatcher, method, headers, body: body ?? null, signal });
    const status = answer.statusCode;
    const next = redirectOf(asked, status, answer.headers.location);
    if (!next && status >= 200 && status < 300) {
      return { status, value: await valueOf(answer, answerLimit) };
    }
    if (!next) throw await refusal(answer, answerLimit);
    answer.body.on('error', () => undefined).destroy();
    if (redirects === REDIRECTS) throw new Failure('too many redirects', { status });
    asked = next;
  }
}

/** A refusal, with what the server said about it, if that comes at once. */
async function refusal(answer: Dispatcher.ResponseData, limit: number): Promise<Failure> {
  const { statusCode: status, headers, body } = answer;
  const value = await Promise.race([
    valueOf(answer, limit).catch(() => undefined),
    setTimeout(AT_ONCE, undefined, { ref: false }),
  ]);
  body.on('error', () => undefined).destroy();
  const facts = { status, ...(value !== undefined && { value }) };
  const reason = `status ${status}`;
  if (status !== 429 && status < 500) return new Failure(reason, facts);
  const after = millisecondsOf(String(headers['retry-after'] ?? ''));
  return new Failure(reason, { ...facts, repeat: status === 429 ? 'always' : 'sent', after });
}

/** A Retry-After header. https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
function millisecondsOf(retryAfter: string): number {
  const wait = /^\d+$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(wait) ? 0 : wait;
}
