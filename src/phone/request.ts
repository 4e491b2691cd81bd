import { randomUUID } from 'node:crypto';
import type { Answer, NoAnswer } from './answer.ts';
import { attempt } from './attempt.ts';
import { momentOf } from './clock.ts';
import { cookieHeader, storeCookies } from './cookies.ts';
import type { Exchange, Method, Order, Purpose, Wire } from './exchange.ts';
import type { Fields } from './form.ts';
import { encodeForm, withQuery } from './form.ts';
import type { Knobs } from './knobs.ts';
import { loginFor } from './login.ts';
import type { Patience } from './overrides.ts';
import { pathOf, sign, signedUrl } from './signature.ts';

/** One station of a request: where it goes, as it is sent there. */
export interface Hop {
  method: Method;
  url: string;
  fields: Fields;
  /** The URL with the fields of a GET in its query. */
  address: string;
  signature: string | undefined;
  patience: Patience;
  /** In milliseconds since 1970. */
  deadline: number;
}

/** Where a request goes first. */
export function firstHop(wire: Wire, { method, url, fields }: Order, patience: Patience): Hop {
  const address = method === 'GET' ? withQuery(url, fields) : url;
  const signature = signatureOf(wire, method, address, fields);
  const deadline = Date.now() + patience.total;
  return { method, url, fields, address, signature, patience, deadline };
}

/** Where a redirect leads; as a GET it asks for exactly the Location, without the fields. */
export function nextHop(wire: Wire, hop: Hop, status: number, url: string): Hop {
  const { redirectMethod, redirectSignature } = wire.knobs;
  const keeps = status === 307 || status === 308 || (status !== 303 && redirectMethod === 'POST');
  const method = hop.method === 'POST' && keeps ? 'POST' : 'GET';
  const fields = method === 'POST' ? hop.fields : {};
  const signature =
    redirectSignature === 'first' ? hop.signature : signatureOf(wire, method, url, fields);
  return { ...hop, method, url, fields, address: url, signature };
}

function signatureOf(
  { authToken, knobs }: Wire,
  method: Method,
  address: string,
  fields: Fields,
): string | undefined {
  if (authToken === undefined) return undefined;
  const signed = method === 'GET' ? {} : signedFields(knobs, fields);
  return sign(authToken, signedUrl(address, knobs.signedPort), signed);
}

function signedFields(knobs: Knobs, fields: Fields): Fields {
  if (knobs.signedFields === 'all') return fields;
  const { CallToken: _token, StirVerstat: _verstat, ...signed } = fields;
  return signed;
}

/** Asks at one station, as often as the URL's overrides allow. */
export async function request(wire: Wire, record: Exchange, hop: Hop): Promise<Answer | NoAnswer> {
  if (wire.knobs.requests === 'twice' && record.purpose === 'document') {
    // An answer that was lost on the way leaves no cookies.
    const { cookies } = wire;
    await authorised(wire, record, hop);
    wire.cookies = cookies;
  }
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
  const url = new URL(hop.url);
  if (!answer.ok || answer.status !== 401 || url.username === '') return answer;
  const { authenticate = '' } = answer;
  if (wire.logins.has(url.origin) && !/\bstale="?true/i.test(authenticate)) return answer;
  const login = loginFor(authenticate, url);
  if (login === undefined) return answer;
  wire.logins.set(url.origin, login);
  return once(wire, record, hop);
}

async function once(wire: Wire, record: Exchange, hop: Hop): Promise<Answer | NoAnswer> {
  const { knobs } = wire;
  const url = new URL(hop.address);
  const path = pathOf(hop.address);
  const body = hop.method === 'POST' ? encodeForm(hop.fields) : undefined;
  const withCookies = usesCookies(knobs, record.purpose);
  const cookie = withCookies ? cookieHeader(wire.cookies, url, momentOf(wire.clock)) : undefined;
  if (cookie === undefined) delete record.cookie;
  else record.cookie = cookie;
  if (knobs.idempotencyToken === 'attempt' && record.attempts > 0) {
    record.idempotencyToken = randomUUID();
  }
  record.attempts += 1;
  const answer = await attempt({
    method: hop.method,
    url,
    path,
    headers: headersOf(knobs, record.idempotencyToken, {
      'X-Twilio-Signature': hop.signature,
      ...(body === undefined ? {} : contentHeaders(body)),
      Cookie: cookie,
      Authorization: wire.logins.get(url.origin)?.(hop.method, path),
    }),
    ...(body === undefined ? {} : { body }),
    inPieces: knobs.requestBody === 'in pieces',
    keepAlive: knobs.connection === 'keep-alive',
    connect: hop.patience.connect,
    read: hop.patience.read,
    total: Math.max(1, hop.deadline - Date.now()),
  });
  if (answer.ok && withCookies && answer.setCookies.length > 0) {
    wire.cookies = storeCookies(wire.cookies, url, answer.setCookies, momentOf(wire.clock));
  }
  return answer;
}

function usesCookies(knobs: Knobs, purpose: Purpose): boolean {
  if (purpose === 'document') return knobs.cookies !== 'off';
  return purpose === 'callback' && knobs.cookies === 'call and callbacks';
}

function contentHeaders(body: string): Record<string, string> {
  return {
    'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'Content-Length': String(Buffer.byteLength(body)),
  };
}

/** The headers of every request, and those of the others that are not undefined. */
function headersOf(
  knobs: Knobs,
  token: string,
  more: Record<string, string | undefined>,
): Record<string, string> {
  const headers: Record<string, string> = {
    'User-Agent': 'TwilioProxy/1.1',
    Accept: '*/*',
    'X-Home-Region': 'us1',
    'I-Twilio-Idempotency-Token': token,
  };
  if (knobs.acceptEncoding === 'gzip') headers['Accept-Encoding'] = 'gzip';
  for (const [name, value] of Object.entries(more)) {
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}
