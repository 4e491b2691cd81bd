import { randomUUID } from 'node:crypto';
import type { Answer, NoAnswer } from './attempt.ts';
import { attempt } from './attempt.ts';
import type { Clock } from './clock.ts';
import { momentOf } from './clock.ts';
import type { Cookie } from './cookies.ts';
import { cookieHeader, storeCookies } from './cookies.ts';
import type { Finding } from './finding.ts';
import { error } from './finding.ts';
import type { Fields } from './form.ts';
import { encodeForm, withQuery } from './form.ts';
import type { Knobs } from './knobs.ts';
import type { Patience } from './overrides.ts';
import { parseOverrides } from './overrides.ts';
import { pathOf, sign, signedUrl } from './signature.ts';

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
  /** The `I-Twilio-Idempotency-Token`: the same for all attempts of this request. */
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

/** What the requests of one call share. */
export interface Wire {
  /** Without a token requests go unsigned. */
  readonly authToken: string | undefined;
  readonly clock: Clock;
  readonly knobs: Knobs;
  cookies: Cookie[];
  /** `Authorization` by origin: once asked for, credentials are sent for the rest of the call. */
  readonly logins: Map<string, string>;
}

/** The most HTTP redirects followed. https://www.twilio.com/docs/api/errors/11215 */
const mostRedirects = 10;

interface Hop {
  method: Method;
  url: string;
  fields: Fields;
  deadline: number;
  patience: Patience;
}

/**
 * Makes one request as Twilio does: signed, with the call's cookies, following redirects and
 * retrying as the URL's fragment says. Failures are findings, nothing is thrown.
 * Sources: https://www.twilio.com/docs/usage/security,
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export async function exchange(
  wire: Wire,
  request: { purpose: Purpose; method: Method; url: string; fields: Fields },
): Promise<Exchange> {
  const record: Exchange = {
    ...request,
    idempotencyToken: randomUUID(),
    attempts: 0,
    redirects: 0,
    body: '',
    chunked: false,
  };
  const patience = parseOverrides(request.url);
  if ('code' in patience) return failed(record, patience);
  let hop: Hop = { ...request, patience, deadline: Date.now() + patience.total };
  for (;;) {
    if (!isWebUrl(hop.url)) return failed(record, error(11100, `"${hop.url}" is no web address`));
    const answer = await withRetries(wire, record, hop);
    if (!answer.ok) return failed(record, error(answer.code, answer.message));
    if (!isRedirect(answer.status)) return finished(record, answer);
    record.redirects += 1;
    if (record.redirects > mostRedirects) return failed(record, error(11215, 'too many redirects'));
    const location = URL.parse(answer.location ?? '', hop.url);
    if (answer.location === undefined || location === null || !isWebUrl(location.href)) {
      return failed(
        record,
        error(11216, `"${answer.location ?? ''}" is no address to redirect to`),
      );
    }
    hop = nextHop(wire.knobs, hop, answer.status, location.href);
    record.url = hop.url;
  }
}

/** Whether a URL can be requested at all. */
export function isWebUrl(url: string): boolean {
  const protocol = URL.parse(url)?.protocol;
  return protocol === 'http:' || protocol === 'https:';
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** A redirect to GET asks for exactly the Location, fields are not repeated in its query. */
function nextHop(knobs: Knobs, hop: Hop, status: number, url: string): Hop {
  const keeps =
    status === 307 || status === 308 || (status !== 303 && knobs.redirectMethod === 'POST');
  return hop.method === 'POST' && keeps
    ? { ...hop, url }
    : { ...hop, url, method: 'GET', fields: {} };
}

async function withRetries(wire: Wire, record: Exchange, hop: Hop): Promise<Answer | NoAnswer> {
  for (let retry = 0; ; retry += 1) {
    const answer = await authorised(wire, record, hop);
    const cause = answer.ok ? classOf(answer.status) : answer.cause;
    const again = cause !== undefined && hop.patience.retryOn.includes(cause);
    if (!again || retry >= hop.patience.retries || Date.now() >= hop.deadline) return answer;
  }
}

function classOf(status: number): '4xx' | '5xx' | undefined {
  if (status >= 500) return '5xx';
  return status >= 400 ? '4xx' : undefined;
}

/** Credentials in the URL go out only after a 401 that asks for them. */
async function authorised(wire: Wire, record: Exchange, hop: Hop): Promise<Answer | NoAnswer> {
  const answer = await once(wire, record, hop);
  const { username, password, origin } = new URL(hop.url);
  if (!answer.ok || answer.status !== 401 || username === '' || wire.logins.has(origin))
    return answer;
  if (answer.authenticate?.toLowerCase().startsWith('basic') !== true) return answer;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  wire.logins.set(origin, `Basic ${Buffer.from(credentials).toString('base64')}`);
  return once(wire, record, hop);
}

async function once(wire: Wire, record: Exchange, hop: Hop): Promise<Answer | NoAnswer> {
  const address = hop.method === 'GET' ? withQuery(hop.url, hop.fields) : hop.url;
  const url = new URL(address);
  const body = hop.method === 'POST' ? encodeForm(hop.fields) : undefined;
  const withCookies = usesCookies(wire.knobs, record.purpose);
  const cookie = withCookies ? cookieHeader(wire.cookies, url, momentOf(wire.clock)) : undefined;
  const login = wire.logins.get(url.origin);
  if (cookie === undefined) delete record.cookie;
  else record.cookie = cookie;
  record.attempts += 1;
  const answer = await attempt({
    method: hop.method,
    url,
    path: pathOf(address),
    headers: {
      'User-Agent': 'TwilioProxy/1.1',
      Accept: '*/*',
      'I-Twilio-Idempotency-Token': record.idempotencyToken,
      ...(wire.authToken === undefined
        ? {}
        : { 'X-Twilio-Signature': signature(wire, wire.authToken, address, hop) }),
      ...(body === undefined
        ? {}
        : {
            'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
            'Content-Length': String(Buffer.byteLength(body)),
          }),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...(login === undefined ? {} : { Authorization: login }),
    },
    ...(body === undefined ? {} : { body }),
    keepAlive: wire.knobs.connection === 'keep-alive',
    connect: hop.patience.connect,
    read: hop.patience.read,
    total: Math.max(1, hop.deadline - Date.now()),
  });
  if (answer.ok && withCookies && answer.setCookies.length > 0) {
    wire.cookies = storeCookies(wire.cookies, url, answer.setCookies, momentOf(wire.clock));
  }
  return answer;
}

function signature(wire: Wire, authToken: string, address: string, hop: Hop): string {
  const url = signedUrl(address, wire.knobs.signedPort);
  return sign(authToken, url, hop.method === 'GET' ? {} : hop.fields);
}

function usesCookies(knobs: Knobs, purpose: Purpose): boolean {
  if (purpose === 'document') return knobs.cookies !== 'off';
  return purpose === 'callback' && knobs.cookies === 'call and callbacks';
}

function finished(record: Exchange, answer: Answer): Exchange {
  record.status = answer.status;
  record.body = answer.body;
  record.chunked = answer.chunked;
  if (answer.contentType !== undefined) record.contentType = answer.contentType;
  if (answer.status >= 200 && answer.status < 300) return record;
  return failed(record, error(11200, `the server answered ${answer.status}`));
}

function failed(record: Exchange, finding: Finding): Exchange {
  record.finding = { ...finding, url: record.url };
  return record;
}
