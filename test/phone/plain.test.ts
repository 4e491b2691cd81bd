import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DialOptions } from '../../src/phone/index.ts';
import { formatLine, place } from '../../src/phone/index.ts';
import { lastAction, parseScript } from '../../src/phone/script.ts';
import { lineOf } from '../../src/phone/transcript.ts';
import type { Line } from '../../src/phone/transcript.ts';
import { AUTH_TOKEN, RECEPTION, startServer, type TestServer } from '../server.ts';
import { plainServer } from './plain.ts';

const plain = plainServer(RECEPTION);
let server: TestServer;
let urls: string[];

beforeAll(async () => {
  server = await startServer();
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const { port } = plain.address() as AddressInfo;
  urls = [`http://127.0.0.1:${port}/`, `${server.url}/webhook`];
});
afterAll(async () => {
  plain.close();
  await server.close();
});

/** The transcript of a call; how texts are cut into verbs, and so the seconds, is left out, and the server. */
async function transcript(url: string, script: string, options: Partial<DialOptions>) {
  const steps = parseScript(script);
  const lines: Line[] = [];
  const { over } = place(
    { url, authToken: AUTH_TOKEN, ...options },
    {
      happens: (happening) => {
        const line = lineOf(happening);
        if (line === undefined) return;
        const before = lines.at(-1);
        if (line.label === 'hears' && before?.label === 'hears') before.text += ` ${line.text}`;
        else lines.push({ ...line });
      },
      acts: (waiting) => Promise.resolve(steps.shift()?.action ?? lastAction(waiting)),
    },
  );
  await over;
  return lines.map((line) =>
    formatLine(line)
      .replace(/^(ended +\w+) after .*/, '$1')
      .replaceAll(new URL(url).origin, ''),
  );
}

describe('a plain TwiML application and our server', () => {
  it.each<[string, string, Partial<DialOptions>]>([
    ['hangs up at the menu', 'h', {}],
    ['leaves sales a message', '1,#', {}],
    ['hangs up while leaving a message', '1,h', {}],
    ['talks with support', '2,a', {}],
    ['gives up the queue', '2,w,w,h', {}],
    ['leaves support a message', '2,7,w,w,1,#', {}],
    ['hears the hours twice', '3,1,7,h', {}],
    ['is silent at the hours', '3,w,h', {}],
    ['hears the menu again', '9,9,h', {}],
    ['talks with reception', '0', {}],
    ['finds reception busy', '0,#', { transfers: { [RECEPTION]: 'busy' } }],
    ['finds nobody at reception', '0,#', { transfers: { [RECEPTION]: 'no-answer' } }],
    ['presses three wrong keys', '7,*,#', {}],
    ['is silent three times', 'w,w,w', {}],
    ['is silent and wrong in turn', 'w,8,w', {}],
    ['has new tries after a key that leads somewhere', 'w,8,9,w,h', {}],
    ['sends empty fields for silence', 'w,h', { knobs: { emptyDigits: 'empty' } }],
  ])('sound alike to a caller who %s', async (_title, script, options) => {
    const [theirs = [], ours = []] = await Promise.all(
      urls.map((url) => transcript(url, script, options)),
    );
    expect(ours).toEqual(theirs);
    expect(theirs.length).toBeGreaterThan(3);
  });
});
