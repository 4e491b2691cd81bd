import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { place } from '../phone/dial.ts';
import type { Outcome } from '../phone/happening.ts';
import { openKeyboard } from '../phone/keyboard.ts';
import type { Caller } from '../phone/leg.ts';
import { printLine } from '../phone/printer.ts';
import { openScreen } from '../phone/screen.ts';
import type { Step } from '../phone/script.ts';
import { lastAction, parseScript } from '../phone/script.ts';
import { stateOf } from '../phone/transcript.ts';

interface PhoneOptions {
  url?: string;
  tree?: string;
  from: string;
  to: string;
  token?: string;
  press?: Step[];
  transfer: Outcome;
  json?: true;
}

const { stdin, stdout, stderr } = process;

/** `phone-tree phone`: calls a running server as Twilio would, from the terminal. */
export function phoneCommand(): Command {
  return new Command('phone')
    .description('call the server as Twilio would')
    .option('--url <url>', 'voice URL (default: the running server, else port 3000)')
    .option('--tree <name>', 'call this phone tree: /webhook/<name>')
    .option('--from <number>', "the caller's number", '+14155550123')
    .option('--to <number>', 'the number that is called', '+14155550100')
    .option(
      '--token <token>',
      'auth token to sign with (default: TWILIO_AUTH_TOKEN, else laptop.json)',
    )
    .addOption(
      new Option(
        '--press <list>',
        'what the caller does in turn: keys, w (silence), h (hang up), s:words, a (an agent answers)',
      ).argParser(readScript),
    )
    .addOption(
      new Option('--transfer <outcome>', 'how dialled numbers respond')
        .choices(['answered', 'busy', 'no-answer', 'failed'])
        .default('answered'),
    )
    .option('--json', 'one JSON happening a line')
    .action(async (options: PhoneOptions) => {
      process.exitCode = await call(options);
    });
}

function readScript(list: string): Step[] {
  try {
    return parseScript(list);
  } catch (cause) {
    throw new InvalidArgumentError(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Plays one call; 0 if the caller met no error and every key was asked for, else 1. */
async function call(options: PhoneOptions): Promise<0 | 1> {
  const laptop = readLaptop();
  const given = options.url ?? defaultUrl(laptop.publicUrl);
  const url = voiceUrl(given, options.tree);
  if (url === undefined) return complain(`"${given}" is no http address`);
  const authToken = options.token ?? (process.env['TWILIO_AUTH_TOKEN'] || laptop.authToken);
  // A reader that has gone, such as head, ends the call.
  stdout.once('error', () => process.exit(1));
  const steps = [...(options.press ?? [])];
  const person = options.press === undefined ? keyboard(options) : scripted(steps);
  const screen = openScreen({ url, json: options.json === true, out: stdout, err: stderr });
  const { over } = place(
    {
      url,
      from: options.from,
      to: options.to,
      ...(authToken === undefined ? {} : { authToken }),
      transfers: () => options.transfer,
    },
    { happens: (happening) => screen.happens(happening), acts: (waiting) => person.acts(waiting) },
  );
  await over;
  person.close();
  if (steps.length === 0 || !screen.connected()) return screen.failed() ? 1 : 0;
  const left = steps.map((step) => step.written).join(',');
  return complain(`the call ended before all keys were pressed; left over: ${left}`);
}

function complain(text: string): 1 {
  stderr.write(`${text}\n`);
  return 1;
}

interface Person {
  acts: Caller['acts'];
  close(): void;
}

/** Takes one step wherever the call waits. */
function scripted(steps: Step[]): Person {
  return {
    acts: (waiting) => Promise.resolve(steps.shift()?.action ?? lastAction(waiting)),
    close: () => {},
  };
}

function keyboard(options: PhoneOptions): Person {
  const keys = openKeyboard(stdin, stderr);
  const help = 'keys 0-9 * #, Enter: silence, s: speak, a: agent, h: hang up';
  let shown = false;
  return {
    acts: (waiting) => {
      if (stdin.isTTY && options.json !== true) {
        if (!shown) stdout.write(printLine({ label: '', text: help }, stdout));
        shown = true;
        stdout.write(printLine({ label: '', text: `(${stateOf(waiting)})` }, stdout));
      }
      return keys.next();
    },
    close: () => keys.close(),
  };
}

interface Laptop {
  publicUrl?: string;
  authToken?: string;
}

/** What the server wrote for itself when nothing is configured; an unreadable file says nothing. */
function readLaptop(): Laptop {
  try {
    const file = join(process.env['DATA_DIR'] || 'data', 'laptop.json');
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof read !== 'object' || read === null) return {};
    return {
      ...('publicUrl' in read && typeof read.publicUrl === 'string'
        ? { publicUrl: read.publicUrl }
        : {}),
      ...('authToken' in read && typeof read.authToken === 'string'
        ? { authToken: read.authToken }
        : {}),
    };
  } catch {
    return {};
  }
}

function defaultUrl(publicUrl: string | undefined): string {
  const base = process.env['PUBLIC_URL'] || publicUrl || 'http://127.0.0.1:3000';
  return `${base.replace(/\/$/, '')}/webhook`;
}

/** The voice URL, of one tree if one is named; undefined if it is no http address. */
function voiceUrl(given: string, tree: string | undefined): string | undefined {
  const url = URL.parse(given);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return undefined;
  return tree === undefined ? given : new URL(`/webhook/${encodeURIComponent(tree)}`, url).href;
}
