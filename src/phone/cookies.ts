/** One cookie as the application set it. */
export interface Cookie {
  name: string;
  value: string;
  domain: string;
  /** A cookie without a Domain attribute goes back to its own host only. */
  hostOnly: boolean;
  path: string;
  secure: boolean;
  /** Milliseconds since 1970; a cookie without it lasts for the call. */
  expires?: number;
}

/**
 * The `Cookie` header for a URL, or undefined without a matching cookie.
 * @param now milliseconds since 1970
 */
export function cookieHeader(jar: readonly Cookie[], url: URL, now: number): string | undefined {
  const sent = jar
    .filter((cookie) => fits(cookie, url, now))
    .toSorted((one, other) => other.path.length - one.path.length)
    .map((cookie) => `${cookie.name}=${cookie.value}`);
  return sent.length === 0 ? undefined : sent.join('; ');
}

/**
 * The jar after an answer's `Set-Cookie` headers; a cookie replaces the one of the same name,
 * domain and path, and goes when it has expired.
 */
export function storeCookies(
  jar: readonly Cookie[],
  url: URL,
  headers: readonly string[],
  now: number,
): Cookie[] {
  let kept = [...jar];
  for (const header of headers) {
    const cookie = parseCookie(header, url, now);
    if (cookie === undefined) continue;
    kept = kept.filter((other) => !same(other, cookie));
    if (cookie.expires === undefined || cookie.expires > now) kept.push(cookie);
  }
  return kept;
}

function same(one: Cookie, other: Cookie): boolean {
  return one.name === other.name && one.path === other.path && one.domain === other.domain;
}

function fits(cookie: Cookie, url: URL, now: number): boolean {
  if (cookie.expires !== undefined && cookie.expires <= now) return false;
  if (cookie.secure && !isSafe(url)) return false;
  if (!(cookie.hostOnly ? url.hostname === cookie.domain : within(url.hostname, cookie.domain))) {
    return false;
  }
  const prefix = cookie.path.endsWith('/') ? cookie.path : `${cookie.path}/`;
  return url.pathname === cookie.path || url.pathname.startsWith(prefix);
}

/** Loopback counts as safe, as in browsers, so that a laptop sees the cookies production sees. */
function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}

function within(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** A header without a name, or for a foreign domain, sets nothing. */
function parseCookie(header: string, url: URL, now: number): Cookie | undefined {
  const [pair = '', ...rest] = header.split(';');
  const at = pair.indexOf('=');
  if (at < 1) return undefined;
  const attributes = new Map(
    rest.map((part): [string, string] => {
      const [name = '', ...value] = part.split('=');
      return [name.trim().toLowerCase(), value.join('=').trim()];
    }),
  );
  const domain = attributes.get('domain')?.replace(/^\./, '').toLowerCase() ?? '';
  if (domain !== '' && !within(url.hostname, domain)) return undefined;
  const secure = attributes.has('secure');
  if (secure && !isSafe(url)) return undefined;
  const path = attributes.get('path') ?? '';
  const expires = expiryOf(attributes, now);
  return {
    name: pair.slice(0, at).trim(),
    value: pair.slice(at + 1).trim(),
    domain: domain === '' ? url.hostname : domain,
    hostOnly: domain === '',
    path: path.startsWith('/') ? path : defaultPath(url.pathname),
    secure,
    ...(expires === undefined ? {} : { expires }),
  };
}

/** Max-Age goes before Expires; neither readable means the cookie lasts for the call. */
function expiryOf(attributes: ReadonlyMap<string, string>, now: number): number | undefined {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return now + Number(maxAge) * 1000;
  const expires = Date.parse(attributes.get('expires') ?? '');
  return Number.isNaN(expires) ? undefined : expires;
}

function defaultPath(pathname: string): string {
  const end = pathname.lastIndexOf('/');
  return end < 1 ? '/' : pathname.slice(0, end);
}
