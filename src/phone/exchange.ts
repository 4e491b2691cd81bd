import { randomUUID } from 'node:crypto';
import type { Answer } from './answer.ts';
import type { Clock } from './clock.ts';
import type { Cookie } from './cookies.ts';
import type { Finding } from './finding.ts';
import { error } from './finding.ts';
import type { Fields } from './form.ts';
import type { Knobs } from './knobs.ts';
import type { Login } from './login.ts';
import { parseOverrides } from './overrides.ts';
import type { Hop } from './request.ts';
import { firstHop, nextHop, request } from './request.ts';

export type Method = 'GET' | 'POST';

/** What one logical request is for; callbacks never change the call. */
export type Purpose = 'document' | 'callback' | 'media';

/** One logical request, with its redirects and retries, and what came back. */
export interface Exchange {
  purpose: Purpose;
  method: Method;
  /** The URL asked for; with redirects the one that answered. */
  url: string;
  fields: Fields;
  /** The `I-Twilio-Idempotency-Token`: the same for all attempts, unless the knob says otherwise. */
  idempotencyToken: string;
  attempts: number;
  redirects: number;
  /** The `Cookie` header of the last attempt. */
  cookie?: string;
  status?: number;
  contentType?: string;
  /** The TwiML text; empty for audio. */
  body: string;
  chunked: boolean;
  /** Why the request failed; absent after a 2xx answer. */
  finding?: Finding;
}

/** What is asked for. */
export interface Order {
  purpose: Purpose;
  method: Method;
  url: string;
  fields: Fields;
  /** Default a new one. */
  idempotencyToken?: string;
}

/** What the requests of one call share. */
export interface Wire {
  /** Without a token requests go unsigned. */
  readonly authToken: string | undefined;
  readonly clock: Clock;
  readonly knobs: Knobs;
  cookies: Cookie[];
  /** Logins by origin: once asked for, credentials are sent for the rest of the call. */
  readonly logins: Map<string, Login>;
}

/** The most HTTP redirects followed. https://www.twilio.com/docs/api/errors/11215 */
const mostRedirects = 10;

/**
 * Makes one request as Twilio does: signed, with the call's cookies, following redirects and
 * retrying as the URL's fragment says. Failures are findings, nothing is thrown.
 * Sources: https://www.twilio.com/docs/usage/security,
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export async function exchange(wire: Wire, order: Order): Promise<Exchange> {
  const record: Exchange = {
    idempotencyToken: randomUUID(),
    ...order,
    attempts: 0,
    redirects: 0,
    body: '',
    chunked: false,
  };
  const patience = parseOverrides(order.url);
  if ('code' in patience) return failed(record, patience);
  if (!isWebUrl(order.url)) {
    return failed(record, error(11100, `"${order.url}" is no web address`));
  }
  let hop: Hop = firstHop(wire, order, patience);
  for (;;) {
    const answer = await request(wire, record, hop);
    if (!answer.ok) return failed(record, error(answer.code, answer.message));
    if (!isRedirect(answer.status)) return finished(wire, record, answer);
    record.redirects += 1;
    if (record.redirects > mostRedirects) return failed(record, error(11215, 'too many redirects'));
    const { location = '' } = answer;
    const url = location === '' ? undefined : URL.parse(location, hop.url)?.href;
    if (url === undefined || !isWebUrl(url)) {
      return failed(record, error(11216, `"${location}" is no address to redirect to`));
    }
    hop = nextHop(wire, hop, answer.status, url);
    record.url = url;
  }
}

/**
 * Whether a URL can be requested at all; host names with an underscore cannot.
 * Source: https://www.twilio.com/docs/voice/twiml
 */
export function isWebUrl(url: string): boolean {
  const parsed = URL.parse(url);
  const isHttp = parsed?.protocol === 'http:' || parsed?.protocol === 'https:';
  return isHttp && !parsed.hostname.includes('_');
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function finished(wire: Wire, record: Exchange, answer: Answer): Exchange {
  record.status = answer.status;
  record.body = answer.body;
  record.chunked = answer.chunked;
  if (answer.contentType !== undefined) record.contentType = answer.contentType;
  if (answer.status >= 200 && answer.status < 300) return record;
  const code = answer.status >= 400 ? wire.knobs.statusError : 11200;
  return failed(record, error(code, `the server answered ${answer.status}`));
}

function failed(record: Exchange, finding: Finding): Exchange {
  record.finding = { ...finding, url: record.url };
  return record;
}
