import { readFileSync, writeFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { Command, InvalidArgumentError, Option } from 'commander';
import type {
  Outcome,
  RehearsalOptions,
  ReportLine,
  Transcript,
} from '../phone/rehearsal/index.ts';
import {
  dataOf,
  faultText,
  outcomeOf,
  parse,
  record,
  reportOf,
  summaryOf,
} from '../phone/rehearsal/index.ts';
import type { Outcome as Response } from '../phone/happening.ts';
import type { Step } from '../phone/script.ts';
import { parseScript } from '../phone/script.ts';
import { stageOf, type Stage, type StageOptions } from './stage.ts';

interface RehearseOptions extends StageOptions {
  record?: string;
  press: Step[];
  from?: string;
  to?: string;
  transfer?: Response;
  stubborn?: true;
  json?: true;
}

/** A file's transcript, on its way to be played. */
interface Piece {
  readonly file: string;
  readonly transcript: Transcript;
}

/** Everything is right; the caller heard something else; nothing could be played. */
type Exit = 0 | 1 | 2;

const { stdout, stderr } = process;

/** `phone-tree rehearse`: plays transcripts of calls, and shows where the caller hears otherwise. */
export function rehearseCommand(): Command {
  return new Command('rehearse')
    .description('play transcripts of calls (*.call), and show where the caller hears otherwise')
    .argument('[files...]', 'transcripts to play')
    .option('--url <url>', 'voice URL of a running server (default: a server of its own)')
    .option('--tree <name>', 'call this phone tree: /webhook/<name>')
    .option('--trees <folder>', 'trees for the server of its own (default: TREES_DIR, else trees)')
    .option(
      '--token <token>',
      'auth token to sign with, for --url (default: TWILIO_AUTH_TOKEN, else laptop.json)',
    )
    .option('--record <file>', 'write down a call into a new file (- shows it)')
    .addOption(
      new Option(
        '--press <list>',
        'what the caller does in the call to record: keys, w (silence), h (hang up), s:words, a (an agent answers)',
      )
        .argParser(readScript)
        .default([], 'listens, and hangs up'),
    )
    .option('--from <number>', "the caller's number in the call to record")
    .option('--to <number>', 'the number called in the call to record')
    .addOption(
      new Option(
        '--transfer <outcome>',
        'how dialled numbers respond in the call to record',
      ).choices(['answered', 'busy', 'no-answer', 'failed']),
    )
    .option('--stubborn', 'play every transcript under all behaviours Twilio may show')
    .option('--json', 'one JSON object a transcript')
    .action(async (files: string[], options: RehearseOptions) => {
      // A reader that has gone, such as head, ends it.
      stdout.once('error', () => process.exit(1));
      process.exitCode = await run(files, options).catch((cause: unknown) =>
        complain(messageOf(cause)),
      );
    });
}

function readScript(list: string): Step[] {
  try {
    return parseScript(list);
  } catch (cause) {
    throw new InvalidArgumentError(messageOf(cause));
  }
}

async function run(files: readonly string[], options: RehearseOptions): Promise<Exit> {
  if ((files.length === 0) === (options.record === undefined)) {
    return complain('name the transcripts to play, or a file to --record');
  }
  const pieces = readPieces(files);
  if (pieces === undefined) return 2;
  await using stage = await stageOf(options);
  // Awaited, since the server closes when this returns.
  return options.record === undefined
    ? await playAll(pieces, stage, options)
    : await writeDown(options.record, options, stage);
}

/** Every transcript of the files; undefined, and every mistake told, where there is one. */
function readPieces(files: readonly string[]): Piece[] | undefined {
  let readable = true;
  const pieces = files.flatMap((file) => {
    try {
      const { transcripts, faults } = parse(readFileSync(file, 'utf8'));
      for (const fault of faults) complain(faultText(fault, file));
      readable &&= faults.length === 0;
      return transcripts.map((transcript) => ({ file, transcript }));
    } catch (cause) {
      complain(messageOf(cause));
      readable = false;
      return [];
    }
  });
  return readable ? pieces : undefined;
}

async function playAll(
  pieces: readonly Piece[],
  stage: Stage,
  { stubborn, json }: RehearseOptions,
): Promise<Exit> {
  const advised: RehearsalOptions = { ...stage, knobs: { advice: 'on' } };
  const outcomes: Outcome[] = [];
  for (const [index, { file, transcript }] of pieces.entries()) {
    stage.set(transcript);
    const outcome = await outcomeOf(transcript, advised, stubborn === true);
    if (!outcome.reached) return unreachable(stage.url);
    outcomes.push(outcome);
    if (json === true) stdout.write(`${JSON.stringify(dataOf(outcome, file))}\n`);
    else {
      if (file !== pieces[index - 1]?.file) stdout.write(`${file}\n`);
      for (const line of reportOf(outcome, file)) stdout.write(`${coloured(line)}\n`);
    }
  }
  if (json !== true) stdout.write(`${summaryOf(outcomes)}\n`);
  return outcomes.every(({ failures }) => failures.length === 0) ? 0 : 1;
}

function coloured({ kind, text }: ReportLine): string {
  if (kind === 'missing') return styleText('red', text, { stream: stdout });
  if (kind === 'extra') return styleText('green', text, { stream: stdout });
  return kind === 'same' ? text : styleText('dim', text, { stream: stdout });
}

async function writeDown(
  file: string,
  { press, from, to, transfer }: RehearseOptions,
  stage: RehearsalOptions,
): Promise<Exit> {
  const title = ['Recorded', ...press.map((step) => step.written)].join(' ');
  const text = await record({
    ...stage,
    title,
    actions: press.map((step) => step.action),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(transfer === undefined ? {} : { transfers: () => transfer }),
  });
  if (text === undefined) return unreachable(stage.url);
  if (file === '-') {
    stdout.write(text);
    return 0;
  }
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return 0;
  } catch (cause) {
    return complain(messageOf(cause));
  }
}

function unreachable(url: string): Exit {
  return complain(`nobody answers at ${url}; start the server with: npm start`);
}

function complain(text: string): Exit {
  stderr.write(`${text}\n`);
  return 2;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
