import type { Exchange } from '../exchange.ts';
import type { Knobs } from '../knobs.ts';
import { findingText } from '../transcript.ts';
import type { Rehearsal, RehearsalOptions } from './play.ts';
import { rehearse } from './play.ts';
import type { Transcript } from './transcript.ts';

/** How a transcript came out, in the usual way of carriers or in all of them. */
export interface Outcome {
  readonly transcript: Transcript;
  /** Whether a server answered at all. */
  readonly reached: boolean;
  /** How many ways it was to be played. */
  readonly ways: number;
  /** The smallest sets of knobs, beyond the usual, under which the call differs. */
  readonly failures: readonly Failure[];
  /** What the phone advises on the documents, if its knob has it do so. */
  readonly advice: readonly string[];
}

export interface Failure {
  readonly knobs: Partial<Knobs>;
  readonly rehearsal: Rehearsal;
}

/** A knob that is set otherwise than usual, and the calls to which that matters. */
interface Turn {
  readonly knobs: Partial<Knobs>;
  readonly matters: (played: Rehearsal, url: string) => boolean;
}

const turns: readonly Turn[] = [
  { knobs: { emptyDigits: 'empty' }, matters: happened('silent') },
  { knobs: { gatherExtras: false }, matters: happened('presses', 'silent') },
  {
    knobs: { signedPort: 'kept' },
    matters: (_, url) => new URL(url).protocol === 'https:' && new URL(url).port !== '',
  },
  { knobs: { cookies: 'call and callbacks' }, matters: happened('calls back') },
  {
    knobs: { redirectMethod: 'POST' },
    matters: ({ requests }) => requests.some(({ redirects }) => redirects > 0),
  },
  { knobs: { actionAfterHangup: false }, matters: hungUpInTalk },
  {
    knobs: { unknownVerb: 'ends' },
    matters: ({ findings }) => findings.some(({ code }) => code === 12200),
  },
  {
    knobs: { emptyBody: 'ends' },
    matters: ({ requests }) => requests.some(isEmpty),
  },
  { knobs: { recordingCallback: 'before' }, matters: happened('records') },
  { knobs: { connection: 'close' }, matters: () => true },
];

/**
 * Plays a transcript as carriers usually behave and, if it passes and is wanted stubbornly, under
 * every combination of the knobs that matter to it.
 */
export async function outcomeOf(
  transcript: Transcript,
  options: RehearsalOptions,
  stubborn: boolean,
): Promise<Outcome> {
  const usual = await rehearse(transcript, options);
  const { passed, reached } = usual;
  const advice = adviceIn(usual, new URL(options.url));
  if (!passed || !stubborn) {
    const failures = passed ? [] : [{ knobs: {}, rehearsal: usual }];
    return { transcript, reached, ways: 1, failures, advice };
  }
  const matter = turns.filter(({ matters }) => matters(usual, options.url));
  const [, ...ways] = combinations(matter.map(({ knobs }) => knobs));
  const failures: Failure[] = [];
  for (const knobs of ways.toSorted((one, other) => size(one) - size(other))) {
    if (failures.some((failure) => contains(knobs, failure.knobs))) continue;
    const rehearsal = await rehearse(transcript, {
      ...options,
      knobs: { ...options.knobs, ...knobs },
    });
    if (!rehearsal.passed) failures.push({ knobs, rehearsal });
  }
  return { transcript, reached, ways: ways.length + 1, failures, advice };
}

/** Every piece of advice once; the server's own address is left out of it. */
function adviceIn({ findings }: Rehearsal, server: URL): string[] {
  const texts = findings
    .filter(({ advice }) => advice !== undefined)
    .map((finding) => findingText(finding).replaceAll(`${server.origin}/`, '/'));
  return [...new Set(texts)];
}

function happened(...kinds: string[]): Turn['matters'] {
  return ({ happenings }) => happenings.some(({ kind }) => kinds.includes(kind));
}

function isEmpty({ purpose, status, body, contentType = '' }: Exchange): boolean {
  const answered = status === 200 || status === 204;
  return purpose === 'document' && answered && body === '' && !contentType.startsWith('audio/');
}

function hungUpInTalk({ happenings }: Rehearsal): boolean {
  return happenings.some((happening, index) => {
    const next = happenings[index + 1];
    return happening.kind === 'dialled' && next?.kind === 'hangs up' && next.by === 'caller';
  });
}

/** Every selection of the given knobs, none among them. */
function combinations(each: readonly Partial<Knobs>[]): Partial<Knobs>[] {
  return each.reduce<Partial<Knobs>[]>(
    (sets, knob) => [...sets, ...sets.map((set) => ({ ...set, ...knob }))],
    [{}],
  );
}

function size(knobs: Partial<Knobs>): number {
  return Object.keys(knobs).length;
}

function contains(set: Partial<Knobs>, subset: Partial<Knobs>): boolean {
  return Object.keys(subset).every((name) => name in set);
}
