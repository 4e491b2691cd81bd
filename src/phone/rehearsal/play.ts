import { place } from '../dial.ts';
import { Driver } from '../driver.ts';
import type { Exchange, Method } from '../exchange.ts';
import type { Finding } from '../finding.ts';
import { isQueued, type Happening, type Waiting } from '../happening.ts';
import type { Knobs } from '../knobs.ts';
import { stateOf } from '../transcript.ts';
import type { Row } from './align.ts';
import { align } from './align.ts';
import { castOf } from './cast.ts';
import { playedLines } from './played.ts';
import type { Entry, Transcript } from './transcript.ts';

/** Where a transcript is played, and how the carrier behaves. */
export interface RehearsalOptions {
  /** The voice URL of the number that is called. */
  readonly url: string;
  readonly method?: Method;
  /** Signs the requests; without it they go unsigned. */
  readonly authToken?: string;
  readonly knobs?: Partial<Knobs>;
}

/** What was compared between two actions of the caller, and where the call then stood. */
export interface Stretch {
  readonly rows: readonly Row[];
  /** `waiting for a key`, `recording`, `ended` … */
  readonly state: string;
}

/** How a transcript and the call that was played agree. */
export interface Rehearsal {
  readonly transcript: Transcript;
  readonly passed: boolean;
  readonly stretches: readonly Stretch[];
  /** What the caller could not do, after which nothing more was played. */
  readonly stuck?: { readonly entry: Entry; readonly state: string };
  /** Whether a server answered at all. */
  readonly reached: boolean;
  readonly happenings: readonly Happening[];
  readonly requests: readonly Exchange[];
  readonly findings: readonly Finding[];
}

/** Plays a transcript: the caller does what it says, and what happens is compared with it. */
export async function rehearse(
  transcript: Transcript,
  { knobs = {}, ...options }: RehearsalOptions,
): Promise<Rehearsal> {
  const { from, to, at: now } = transcript;
  const driver = new Driver();
  const { leg, over } = place(
    {
      ...options,
      knobs,
      transfers: castOf(transcript),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(now === undefined ? {} : { now }),
    },
    driver,
  );
  await driver.follow(over);
  const server = new URL(options.url);
  // Where the phone has printed a call, it names the server that it came from.
  const entries = transcript.entries.map((entry) => ({
    ...entry,
    pattern: entry.pattern.replaceAll(`${server.origin}/`, '/'),
  }));
  const { stretches, stuck } = await follow(entries, driver, server);
  const good = stretches.every(({ rows }) =>
    rows.every(({ kind }) => kind === 'same' || kind === 'unwritten'),
  );
  return {
    transcript,
    passed: good && stuck === undefined,
    stretches,
    ...(stuck === undefined ? {} : { stuck }),
    reached: leg.requests.some(({ status }) => status !== undefined),
    happenings: driver.happenings,
    requests: leg.requests,
    findings: leg.findings,
  };
}

/** Compares up to where the caller acts, acts, and so on; at the end the caller hangs up. */
async function follow(
  entries: readonly Entry[],
  driver: Driver,
  server: URL,
): Promise<Pick<Rehearsal, 'stretches' | 'stuck'>> {
  const stretches: Stretch[] = [];
  let seen = 0;
  let rest = entries;
  let acted: Entry | undefined;
  for (;;) {
    const { waiting, happenings } = driver;
    const state = waiting === undefined ? 'ended' : stateOf(waiting);
    const played = playedLines(happenings.slice(seen), server);
    seen = happenings.length;
    const next = rest.findIndex((entry) => isUp(entry, waiting, acted, played));
    const [action] = next < 0 ? [] : rest.slice(next);
    const expected = [...echoOf(acted, played), ...(next < 0 ? rest : rest.slice(0, next))];
    stretches.push({ rows: align(expected, played), state });
    if (action?.action === undefined) break;
    if (!canAct(action, waiting)) return { stretches, stuck: { entry: action, state } };
    await driver.act(action.action);
    rest = rest.slice(next + 1);
    // Who is to hear something now presses no more, and waits until that is noticed.
    if (rest[0]?.action === undefined && isTyping(driver.waiting)) {
      await driver.act({ kind: 'silence' });
    }
    acted = action;
  }
  if (driver.waiting === undefined) return { stretches };
  await driver.act({ kind: 'hangUp' });
  const errors = playedLines(driver.happenings.slice(seen), server).filter(
    ({ label }) => label === 'error',
  );
  stretches.push({ rows: align([], errors), state: 'ended' });
  return { stretches };
}

/** Whether keys were pressed, and more may follow. */
function isTyping(waiting: Waiting | undefined): boolean {
  return waiting?.kind === 'gather' && waiting.typed !== '';
}

const promptStops = '(the prompt stops)';

type Lines = readonly { label: string }[];

/** Whether it is the caller's turn to do what the line says; else the line tells what happens. */
function isUp(
  { label, action }: Entry,
  waiting: Waiting | undefined,
  acted: Entry | undefined,
  played: Lines,
): boolean {
  if (action === undefined) return false;
  if (action.kind === 'agent') return isQueued(waiting);
  // The carrier or the talk has ended the call.
  if (action.kind === 'hangUp') return waiting !== undefined;
  // A key or words at a recording end it, and the recording follows in a line of its own.
  return !(label === 'records' && acted?.label !== 'records' && has(played, 'records'));
}

function canAct({ action }: Entry, waiting: Waiting | undefined): boolean {
  return waiting !== undefined && (action?.kind !== 'record' || waiting.kind === 'record');
}

/** What the caller did, as far as the phone prints it. */
function echoOf(acted: Entry | undefined, played: Lines): Entry[] {
  if (acted === undefined) return [];
  const { action, line } = acted;
  const early = (action?.kind === 'keys' || action?.kind === 'speech') && action.bargeIn === true;
  return [
    ...(early ? [{ line, label: '', text: promptStops, pattern: promptStops }] : []),
    ...(has(played, acted.label) ? [acted] : []),
  ];
}

function has(lines: Lines, label: string): boolean {
  return lines.some((line) => line.label === label);
}
