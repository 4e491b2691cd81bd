import { Failure } from './failure.ts';
import { DEFAULTS, type Request } from './request.ts';

/** More redirects than these are not followed. */
export const REDIRECTS = 3;

/**
 * The request an answer redirects to; undefined where it does not.
 * https://www.rfc-editor.org/rfc/rfc9110#section-15.4, and https://fetch.spec.whatwg.org/#http-redirect-fetch
 */
export function redirectOf(
  { url, method, headers, body }: Request,
  status: number,
  location: string | string[] | undefined,
): Request | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || typeof location !== 'string') return undefined;
  const to = URL.parse(location, url.href);
  if (!to || to.username || to.password) throw new Failure('redirect not allowed', { status });

  const same = to.origin === url.origin;
  const read = status === 303 || (method === 'POST' && status < 303);
  const next = read ? 'GET' : method;
  // What is meant for one server, and every secret in it, is not for another one to see or to do.
  if (!same && next !== 'GET') throw new Failure('redirect not allowed', { status });
  const kept = Object.entries(headers).filter(([name]) => !read || !name.startsWith('content-'));
  return {
    url: to,
    method: next,
    headers: same ? Object.fromEntries(kept) : DEFAULTS,
    body: read ? undefined : body,
  };
}
