import { Command, InvalidArgumentError, Option } from 'commander';
import { place } from '../phone/dial.ts';
import type { Outcome } from '../phone/happening.ts';
import { momentFrom } from '../phone/moment.ts';
import { atKeyboard, scripted } from '../phone/person.ts';
import { openScreen } from '../phone/screen.ts';
import type { Step } from '../phone/script.ts';
import { parseScript } from '../phone/script.ts';
import type { Voice } from '../phone/voice.ts';
import { openVoice } from '../phone/voice.ts';
import { defaultUrl, readLaptop, statusUrl, voiceUrl } from './address.ts';
import { stageOf } from './stage.ts';

interface PhoneOptions {
  url?: string;
  tree?: string;
  trees?: string;
  from: string;
  to: string;
  token?: string;
  fallback?: string;
  at?: Date;
  transfer: Outcome;
  real?: true;
  aloud?: true;
  json?: true;
}

const { stdin, stdout, stderr } = process;

/** `phone-tree phone`: calls a running server as Twilio would, from the terminal. */
export function phoneCommand(): Command {
  // Keys and words are one script, in the order in which they stand on the command line.
  const steps: Step[] = [];
  const takes = (read: (text: string) => Step[]) => (text: string) => {
    steps.push(...orRefuse(1, () => read(text)));
    return steps;
  };
  return new Command('phone')
    .description('call the server as Twilio would')
    .option('--url <url>', 'voice URL (default: the running server, else port 3000)')
    .option('--tree <name>', 'call this phone tree: /webhook/<name>')
    .addOption(
      new Option(
        '--trees <folder>',
        'call the trees of a folder that are not live, on a server of its own',
      ).conflicts('url'),
    )
    .option('--from <number>', "the caller's number", '+14155550123')
    .option('--to <number>', 'the number that is called', '+14155550100')
    .option(
      '--token <token>',
      'auth token to sign with (default: TWILIO_AUTH_TOKEN, else laptop.json)',
    )
    .option('--fallback <url>', 'fallback URL, which takes over when a document fails')
    .addOption(
      new Option(
        '--at <moment>',
        'when the call begins, as in "2026-12-25 10:00 America/New_York" (default: now)',
      ).argParser((text) => orRefuse(2, () => momentFrom(text))),
    )
    .addOption(
      new Option(
        '--press <list>',
        'what the caller does in turn: keys, w (silence), h (hang up), s:words, a (an agent answers)',
      ).argParser(takes(parseScript)),
    )
    .addOption(
      new Option('--say <words>', 'what the caller says, in turn with --press').argParser(
        takes((words) => [{ written: words, action: { kind: 'speech', words, confidence: 0.9 } }]),
      ),
    )
    .addOption(
      new Option('--transfer <outcome>', 'how dialled numbers respond')
        .choices(['answered', 'busy', 'no-answer', 'failed'])
        .default('answered'),
    )
    .option('--real', 'let time really pass; a key cuts a prompt short')
    .option('--aloud', 'speak what the caller hears, through espeak-ng or say')
    .option('--json', 'one JSON happening a line')
    .action(async (options: PhoneOptions) => {
      process.exitCode = await run(options, steps);
    });
}

/** What is read from an option; a bad one ends the command with one line. */
function orRefuse<Value>(exitCode: number, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    const refusal = new InvalidArgumentError(
      cause instanceof Error ? cause.message : String(cause),
    );
    refusal.exitCode = exitCode;
    throw refusal;
  }
}

/** Where a call goes, and what it is signed with. */
interface Line {
  readonly url: string;
  readonly authToken?: string | undefined;
  /** Where the end of the call is told; undefined where that is not known. */
  readonly statusCallback?: string;
}

/** Calls the running server, or one of its own. */
async function run(options: PhoneOptions, steps: Step[]): Promise<0 | 1> {
  if (options.trees === undefined) {
    const laptop = readLaptop();
    const given = options.url ?? defaultUrl(laptop.publicUrl);
    const url = voiceUrl(given, options.tree);
    if (url === undefined) return complain(`"${given}" is no http address`);
    const authToken = options.token ?? (process.env['TWILIO_AUTH_TOKEN'] || laptop.authToken);
    const told = options.url === undefined && { statusCallback: statusUrl(laptop.publicUrl) };
    return call({ url, authToken, ...told }, options, steps);
  }
  try {
    await using stage = await stageOf({
      trees: options.trees,
      ...(options.tree && { tree: options.tree }),
    });
    stage.set({ switches: [], ...(options.at && { at: options.at }) });
    // Awaited, since the server closes when this returns.
    return await call(stage, options, steps);
  } catch (cause) {
    return complain(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Plays one call; 0 if the caller met no error and every key was asked for, else 1. */
async function call(
  { url, authToken, statusCallback }: Line,
  options: PhoneOptions,
  script: Step[],
): Promise<0 | 1> {
  // A reader that has gone, such as head, ends the call.
  stdout.once('error', () => process.exit(1));
  const json = options.json === true;
  const steps = [...script];
  const isScripted = script.length > 0;
  const person = isScripted
    ? scripted(steps)
    : atKeyboard(stdin, stdout, { err: stderr, quiet: json });
  const screen = openScreen({ url, json, out: stdout, err: stderr });
  const voice = options.aloud === true ? voiceOrWord() : undefined;
  const { over } = place(
    {
      url,
      from: options.from,
      to: options.to,
      ...(authToken === undefined ? {} : { authToken }),
      ...(options.fallback === undefined ? {} : { fallbackUrl: options.fallback }),
      ...(statusCallback === undefined ? {} : { statusCallback }),
      ...(options.at === undefined ? {} : { now: options.at }),
      transfers: () => options.transfer,
      knobs: { advice: 'on' },
    },
    {
      happens: (happening) => {
        screen.happens(happening);
        voice?.happens(happening);
      },
      acts: async (waiting) => {
        // A script has no hurry to cut in.
        if (isScripted) await voice?.quiet();
        return person.acts(waiting);
      },
      ...(options.real === true ? { passes: (seconds: number) => person.passes(seconds) } : {}),
    },
  );
  await over;
  person.close();
  await voice?.quiet();
  if (steps.length === 0 || !screen.connected()) return screen.failed() ? 1 : 0;
  const left = steps.map((step) => step.written).join(',');
  return complain(`the call ended before all keys were pressed; left over: ${left}`);
}

function voiceOrWord(): Voice | undefined {
  const voice = openVoice(process.env['PATH'] ?? '');
  if (voice === undefined) stderr.write('nothing to speak with: install espeak-ng\n');
  return voice;
}

function complain(text: string): 1 {
  stderr.write(`${text}\n`);
  return 1;
}
