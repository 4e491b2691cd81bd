import { render } from '../twiml/render.ts';
import type { Element, Verb } from '../twiml/verb.ts';
import { allVerbs } from './enter.ts';
import { passes, type Branch, type State } from './state.ts';

/** Verbs that ask the carrier back, whatever the caller does. https://www.twilio.com/docs/voice/twiml */
const RETURNING: ReadonlySet<string> = new Set<Element['kind']>([
  'record',
  'dial',
  'enqueue',
  'connect',
  'refer',
  'pay',
  'redirect',
]);

/** Verbs that end the call, or its stay in this document. */
const ENDING: ReadonlySet<string> = new Set<Element['kind']>(['hangup', 'reject', 'leave']);

type Parts = readonly (Verb | Branch)[];

/** Where a silent caller is once the verbs are played: asked again, let go, or nowhere. */
type Silence = 'returns' | 'ends' | 'falls through';

/** What in a state's verbs would break a call; each sentence reads on from the state's name. */
export function verbFaults(plays: readonly Parts[], state: State): string[] {
  const { exit, task } = state;
  const verbs = plays.flatMap(allVerbs);
  const faults = renderFaults(verbs);
  // What hand-written TwiML does is not known here.
  if (exit === null || verbs.some(({ kind }) => kind === 'raw')) return faults;
  if (passes(state) || state.tree !== undefined || task) {
    const last = verbs.find(
      ({ kind }) => kind === 'gather' || RETURNING.has(kind) || ENDING.has(kind),
    );
    if (last) faults.push(`goes on by itself, but nothing is heard after its <${last.kind}>.`);
    return faults;
  }
  const silences = new Set(plays.flatMap((parts) => [...silencesOf(parts)]));
  if (silences.has('falls through') || !silences.has('returns')) {
    faults.push('drops a caller who stays silent: set actionOnEmptyResult on its gather.');
  }
  return faults;
}

/** What keeps verbs from becoming TwiML. */
export function renderFaults(verbs: readonly Verb[]): string[] {
  try {
    render(verbs, { base: '', action: '' });
    return [];
  } catch (error) {
    return [`can't be played: ${error instanceof Error ? error.message : String(error)}.`];
  }
}

function silencesOf(parts: Parts): ReadonlySet<Silence> {
  let silences = new Set<Silence>(['falls through']);
  for (const part of parts) {
    if (!silences.delete('falls through')) break;
    silences = silences.union(
      'kind' in part
        ? new Set([silenceOf(part)])
        : silencesOf(part.play).union(silencesOf(part.otherwise ?? [])),
    );
  }
  return silences;
}

function silenceOf(verb: Verb): Silence {
  if (verb.kind === 'gather') {
    return verb.attributes.actionOnEmptyResult === true ? 'returns' : 'falls through';
  }
  if (RETURNING.has(verb.kind)) return 'returns';
  return ENDING.has(verb.kind) ? 'ends' : 'falls through';
}
