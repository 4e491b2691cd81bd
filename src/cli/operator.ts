import { defaultUrl, readLaptop } from './address.ts';

/** What an operator asks for. */
export interface Request {
  readonly token?: string | undefined;
  readonly method?: string;
  /** Sent as JSON. */
  readonly body?: object;
  /** Added to the address, but for those that are undefined. */
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/**
 * Asks the running server as an operator. Without an answer that serves, says why in one line,
 * sets the exit code, and returns nothing.
 */
export async function askServer<Answer>(
  path: string,
  token: string | undefined,
  method = 'GET',
): Promise<Answer | undefined> {
  const reply = await request(path, { token, method });
  return reply && ((await reply.json()) as Answer);
}

/** Asks the running server as an operator, for an answer that may be long; fails as `askServer` does. */
export async function request(
  path: string,
  { token, method = 'GET', body, query = {} }: Request,
): Promise<Response | undefined> {
  const laptop = readLaptop();
  const url = new URL(path, defaultUrl(laptop.publicUrl));
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  const bearer = token ?? (process.env['API_TOKEN'] || laptop.apiToken || '');
  const headers = {
    authorization: `Bearer ${bearer}`,
    ...(body && { 'content-type': 'application/json' }),
  };
  const sent = body ? { body: JSON.stringify(body) } : {};
  const reply = await fetch(url, { method, headers, ...sent }).catch(() => undefined);
  if (reply?.ok) return reply;
  process.exitCode = 1;
  process.stderr.write(`${await refusalOf(reply, `${url.origin}${url.pathname}`)}\n`);
  return undefined;
}

async function refusalOf(reply: Response | undefined, url: string): Promise<string> {
  if (!reply) return `nobody answers at ${url}; start the server with: npm start`;
  if (reply.status === 401) return 'the server refuses the token: is it its API_TOKEN?';
  return `the server answers ${reply.status}: ${await reply.text()}`;
}
