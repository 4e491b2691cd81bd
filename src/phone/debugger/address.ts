import type { Element } from '../document.ts';
import type { Code } from './codes.ts';
import type { Context } from './context.ts';
import type { Diagnosis } from './diagnosis.ts';
import { advise, diagnose } from './diagnosis.ts';

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lints the address of a request to the application. A relative one is taken from the document's,
 * which a document given with the call has not; an empty one is the document's own.
 * Source: https://www.twilio.com/docs/api/errors/11100
 */
export function lintAddress(
  element: Element,
  address: string,
  context: Context,
  code: Code | undefined = 11100,
): Diagnosis[] {
  const quoted = JSON.stringify(address);
  if (/\s/.test(address)) {
    return [advise('broken-address', element, `has white space in its address ${quoted}`)];
  }
  const url = URL.parse(address, context.inline === true ? undefined : 'https://document.example/');
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return [diagnose(code, element, `has no web address in ${quoted}`)];
  }
  if (url.hostname.includes('_')) {
    return [advise('underscore-in-host', element, `asks a host with an underscore: ${quoted}`)];
  }
  const insecure = url.protocol === 'http:' && !local.has(url.hostname) && element.name !== 'Play';
  return insecure ? [advise('insecure-address', element, `asks without TLS: ${quoted}`)] : [];
}
