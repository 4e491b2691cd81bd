import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { Failure } from './failure.ts';
import { mapStrings, withoutSecrets, withSecrets, type Secrets } from './secret.ts';
import type { HttpTask } from './task.ts';

/** A request as it is sent, secrets and all: not to be logged. */
export interface Request {
  readonly url: URL;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** The headers of a request that sets none. */
export const DEFAULTS = {
  accept: 'application/json, text/*;q=0.9, */*;q=0.1',
  'accept-encoding': 'gzip, br',
  'user-agent': 'phone-tree',
};

/** Headers that are the connection's, not the task's: Host alone could lead past the allowed hosts. */
const OWN =
  /^(host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|proxy-.*)$/;

/** Whether a task may set a header of this name. https://www.rfc-editor.org/rfc/rfc9110#section-5.1 */
export function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !OWN.test(name.toLowerCase());
}

/** The ways to send something; only one can be used. */
export function bodiesOf({ json, form, body }: HttpTask['http']): string[] {
  const given = Object.entries({ json, form, body });
  return given.flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/** The method of a request, and whether the same one twice does what one would. */
export function methodOf(http: HttpTask['http']): { method: string; idempotent: boolean } {
  const method = http.method ?? (bodiesOf(http).length > 0 ? 'POST' : 'GET');
  // https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 and draft-ietf-httpapi-idempotency-key-header
  const keyed = Object.keys(http.headers ?? {}).some((name) => /^idempotency-key$/i.test(name));
  return { method, idempotent: keyed || ['GET', 'PUT', 'DELETE'].includes(method) };
}

/** What a task asks for; with the account's auth token it can be signed. */
export function requestOf({ http }: HttpTask, secrets: Secrets, authToken?: string): Request {
  const url = URL.parse(withoutSecrets(http.url));
  if (!url || !/^https?:$/.test(url.protocol)) throw new Failure('not an address');
  // Addresses end up in the logs of others. https://www.rfc-editor.org/rfc/rfc9110#section-17.9
  if (url.username || url.password) throw new Failure('secret out of place');
  for (const [name, value] of Object.entries(http.query ?? {})) {
    url.searchParams.append(name, withoutSecrets(value));
  }

  const { method } = methodOf(http);
  if (bodiesOf(http).length > (method === 'GET' ? 0 : 1)) throw new Failure('body not allowed');
  const sent = bodyOf(http, secrets);
  const signed = http.signed ? signatureOf(http, url, secrets, authToken) : {};
  return {
    url,
    method,
    headers: {
      ...DEFAULTS,
      ...sent?.headers,
      ...headersOf(http.headers ?? {}, secrets),
      ...signed,
    },
    body: sent?.body,
  };
}

/** https://www.twilio.com/docs/usage/security#validating-requests */
function signatureOf(
  { form = {}, json, body }: HttpTask['http'],
  url: URL,
  secrets: Secrets,
  authToken: string | undefined,
) {
  if (authToken === undefined) throw new Failure('no account');
  if (json !== undefined || body !== undefined) throw new Failure('body not allowed');
  const fields = mapStrings(form, (text) => withSecrets(text, secrets)) as typeof form;
  return { 'x-twilio-signature': getExpectedTwilioSignature(authToken, url.href, fields) };
}

function headersOf(headers: Readonly<Record<string, string>>, secrets: Secrets) {
  const given = Object.entries(headers).map(([name, text]) => {
    const value = withSecrets(text, secrets).trim();
    // https://www.rfc-editor.org/rfc/rfc9110#section-5.5, as far as it is ASCII.
    if (!isHeaderName(name) || !/^[\t\x20-\x7e]*$/.test(value)) {
      throw new Failure('header not allowed');
    }
    return [name.toLowerCase(), value] as const;
  });
  return Object.fromEntries(given);
}

function bodyOf({ json, form, body }: HttpTask['http'], secrets: Secrets) {
  const filled = (data: unknown) => mapStrings(data, (text) => withSecrets(text, secrets));
  if (json !== undefined) {
    return { body: JSON.stringify(filled(json)), headers: { 'content-type': 'application/json' } };
  }
  if (form !== undefined) {
    const fields = new URLSearchParams();
    for (const [name, text] of Object.entries(form))
      fields.append(name, withSecrets(text, secrets));
    return {
      body: fields.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
  }
  return body === undefined ? undefined : { body: withSecrets(body, secrets), headers: {} };
}
