import { createHash, randomBytes } from 'node:crypto';

/** Makes the `Authorization` header of a request, by its method and path. */
export type Login = (method: string, path: string) => string;

/**
 * The login a `WWW-Authenticate` header asks for, with the credentials of the URL; undefined for
 * what is neither Basic nor Digest.
 * Source: https://www.twilio.com/docs/usage/security#http-authentication
 */
export function loginFor(challenge: string, url: URL): Login | undefined {
  const username = decoded(url.username);
  const password = decoded(url.password);
  if (/^basic\b/i.test(challenge)) {
    const credentials = Buffer.from(`${username}:${password}`).toString('base64');
    return () => `Basic ${credentials}`;
  }
  return /^digest\b/i.test(challenge) ? digest(challenge, username, password) : undefined;
}

/** A per cent sign that begins no code stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const algorithms: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-256', 'sha256'],
]);

/** Digest access authentication. https://www.rfc-editor.org/rfc/rfc7616 */
function digest(challenge: string, username: string, password: string): Login | undefined {
  const asked = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of challenge.matchAll(
    /(\w+)=(?:"([^"]*)"|([^\s,]+))/g,
  )) {
    asked.set(name.toLowerCase(), quoted ?? bare);
  }
  const { realm = '', nonce = '', opaque, algorithm = 'MD5', qop } = Object.fromEntries(asked);
  const hash = algorithms.get(algorithm.toUpperCase());
  if (hash === undefined) return undefined;
  const hashed = (...parts: string[]): string =>
    createHash(hash).update(parts.join(':')).digest('hex');
  let count = 0;
  return (method, path) => {
    count += 1;
    const nc = count.toString(16).padStart(8, '0');
    const cnonce = randomBytes(8).toString('hex');
    const user = hashed(username, realm, password);
    const request = hashed(method, path);
    const response =
      qop === undefined
        ? hashed(user, nonce, request)
        : hashed(user, nonce, nc, cnonce, 'auth', request);
    return [
      `Digest username="${username}", realm="${realm}", nonce="${nonce}", uri="${path}"`,
      `response="${response}", algorithm=${algorithm}`,
      ...(qop === undefined ? [] : [`qop=auth, nc=${nc}, cnonce="${cnonce}"`]),
      ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
    ].join(', ');
  };
}
