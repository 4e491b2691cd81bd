import { createHmac } from 'node:crypto';
import type { Fields } from './form.ts';

/** Whether a custom port of an https URL takes part in the signature. */
export type SignedPort = 'stripped' | 'kept';

/**
 * The value of `X-Twilio-Signature`: HMAC-SHA1 over the URL and the sorted form fields.
 * For a GET request pass no fields, they already stand in the URL.
 * Source: https://www.twilio.com/docs/usage/security#validating-requests
 */
export function sign(authToken: string, url: string, fields: Fields = {}): string {
  const signed = Object.keys(fields)
    .toSorted(byCode)
    .map((name) => signedField(name, fields[name] ?? ''))
    .join('');
  return createHmac('sha1', authToken)
    .update(url + signed, 'utf8')
    .digest('base64');
}

/**
 * The URL as it is signed: without fragment and userinfo; voice requests over https also lose
 * their port, http keeps it.
 * Source: https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signedUrl(url: string, port: SignedPort = 'stripped'): string {
  const parsed = new URL(url);
  const host = parsed.protocol === 'https:' && port === 'stripped' ? parsed.hostname : parsed.host;
  return `${parsed.protocol}//${host}${pathOf(url)}`;
}

/** Path and query exactly as written where they can be sent so, else as `URL` encodes them. */
export function pathOf(url: string): string {
  const written = /^https?:\/\/[^/?#]+(\/[!-~]*)?$/i.exec(url.replace(/#.*$/s, ''))?.[1];
  if (written !== undefined && !written.includes('\\')) return written;
  const parsed = new URL(url);
  return parsed.pathname + parsed.search;
}

/** The values of a repeated field are signed once each, sorted. */
function signedField(name: string, value: string | readonly string[]): string {
  if (typeof value === 'string') return name + value;
  return [...new Set(value)]
    .toSorted(byCode)
    .map((one) => name + one)
    .join('');
}

function byCode(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
