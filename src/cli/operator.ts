import { defaultUrl, readLaptop } from './address.ts';

/**
 * Asks the running server as an operator. Without an answer that serves, says why in one line,
 * sets the exit code, and returns nothing.
 */
export async function askServer<Answer>(
  path: string,
  token: string | undefined,
  method = 'GET',
): Promise<Answer | undefined> {
  const laptop = readLaptop();
  const url = new URL(path, defaultUrl(laptop.publicUrl)).href;
  const bearer = token ?? (process.env['API_TOKEN'] || laptop.apiToken || '');
  const headers = { authorization: `Bearer ${bearer}` };
  const reply = await fetch(url, { method, headers }).catch(() => undefined);
  if (reply?.ok) return (await reply.json()) as Answer;
  process.exitCode = 1;
  process.stderr.write(`${await refusalOf(reply, url)}\n`);
  return undefined;
}

async function refusalOf(reply: Response | undefined, url: string): Promise<string> {
  if (!reply) return `nobody answers at ${url}; start the server with: npm start`;
  if (reply.status === 401) return 'the server refuses the token: is it its API_TOKEN?';
  return `the server answers ${reply.status}: ${await reply.text()}`;
}
