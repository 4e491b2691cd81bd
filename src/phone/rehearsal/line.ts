import type { Outcome } from '../happening.ts';
import { lineOf } from '../transcript.ts';
import { shown } from './number.ts';
import type { Entry } from './transcript.ts';
import { plain } from './wording.ts';

/** What a line says: an entry but for its place and label, or what would be right instead. */
type Reading = Omit<Entry, 'line' | 'label' | 'text'> | { readonly remedy: string };

/** The words a line may begin with, and how the rest of such a line is read. */
const readers: ReadonlyMap<string, (text: string) => Reading> = new Map([
  ['hears', readText],
  ['presses', readKeys],
  ['says', readWords],
  ['silence', readSilence],
  ['records', readRecording],
  ['hangs up', readHangUp],
  ['dials', (text) => (text === '' ? readText(text) : { pattern: shown(text) })],
  ['answered', readOutcome('answered')],
  ['busy', readOutcome('busy')],
  ['no-answer', readOutcome('no-answer')],
  ['failed', readOutcome('failed')],
  ['canceled', readOutcome('canceled')],
  ['queue', readQueue],
  ['callee', readText],
  ['pause', readText],
  ['message', readText],
  ['carrier', readText],
  ['warning', readText],
  ['error', readText],
  ['ended', readEnd],
]);

/** The words a line may begin with. */
export const labels: readonly string[] = [...readers.keys()];

/** A line's first word, where a line may begin with it. */
export function labelOf(text: string): string | undefined {
  const first = text.toLowerCase();
  return labels.find(
    (label) => first.startsWith(label) && /^(:|\s|$)/.test(first.slice(label.length)),
  );
}

/** The label that was probably meant. */
export function labelMeant(text: string): string | undefined {
  const start = text.slice(0, 3).toLowerCase();
  return labels.find((label) => label.startsWith(start));
}

/** Reads what follows a label; where that is not right, says what would be. */
export function readEntry(
  line: number,
  label: string,
  rest: string,
): Entry | { readonly remedy: string } {
  const text = plain(rest);
  const reading = readers.get(label)?.(text) ?? readText('');
  return 'remedy' in reading ? reading : { line, label, text, ...reading };
}

function readText(text: string): Reading {
  return text === '' ? { remedy: 'say what, or … for anything' } : { pattern: text };
}

function readKeys(text: string): Reading {
  const keys = text.replaceAll(' ', '');
  if (!/^[0-9*#]+$/.test(keys)) return { remedy: 'keys are 0-9, * and #: presses 12#' };
  return { pattern: keys, action: { kind: 'keys', keys } };
}

function readWords(text: string): Reading {
  const [, said = '', percent = '90'] = /^(.*?)(?:, (\d{1,2}|100) ?% sure)?$/.exec(text) ?? [];
  const words = /^"(.*)"$/.exec(said)?.[1] ?? said;
  if (words === '') {
    return { remedy: 'write the words: says "opening hours"' };
  }
  return { pattern: words, action: { kind: 'speech', words, confidence: Number(percent) / 100 } };
}

function readSilence(text: string): Reading {
  const timed = text === '' || /^\d+ seconds?$/.test(text);
  if (!timed) return { remedy: 'write it alone, or how long it lasts: silence 5 seconds' };
  return { pattern: text || '…', action: { kind: 'silence' } };
}

function readRecording(text: string): Reading {
  const found = /^(\d+) seconds?(?:,? end(?:ed|s) (?:by|with) (?:key )?(.+))?$/.exec(text);
  const seconds = Number(found?.[1]);
  const endedBy = found?.[2] ?? 'silence';
  if (found === null || !/^([0-9*#]|silence|hangup)$/.test(endedBy)) {
    return {
      remedy: 'write its length and end: records 20 seconds, ended by key # (or silence, hangup)',
    };
  }
  const line = lineOf({ kind: 'records', at: 0, seconds, endedBy, url: '', source: 'RecordVerb' });
  return { pattern: line?.text ?? '…', action: { kind: 'record', seconds, endedBy } };
}

function readHangUp(text: string): Reading {
  if (text === '' || text === 'the caller') {
    return { pattern: text || '…', action: { kind: 'hangUp' } };
  }
  if (text === 'the application' || text === 'the carrier') return { pattern: text };
  return {
    remedy: 'write hangs up for the caller; else hangs up the application (or the carrier)',
  };
}

function readOutcome(outcome: Outcome): (text: string) => Reading {
  return (text) => {
    const [, to = '', length] = /^(.+?)(?:, (\d+) seconds?)?$/.exec(text) ?? [];
    if (to === '') return { remedy: `write who: ${outcome} +1 415 555 0142 (or … for anybody)` };
    const seconds = length === undefined ? {} : { seconds: Number(length) };
    const agent = outcome === 'answered' && (to === '…' || to.startsWith('queue '));
    return {
      pattern: shown(to) + (length === undefined ? '…' : text.slice(to.length)),
      party: { to: shown(to), transfer: { outcome, ...seconds } },
      ...(agent ? { action: { kind: 'agent', seconds: 30, ...seconds } } : {}),
    };
  };
}

/** A queue that is left at once took nobody. */
function readQueue(text: string): Reading {
  const [, to, result] = /^leaves "(.+)".*: (queue-full|system-error)$/.exec(text) ?? [];
  if (to === undefined) return readText(text);
  const outcome = result === 'queue-full' ? 'full' : 'failed';
  return { pattern: text, party: { to: `enqueue ${to}`, transfer: { outcome } } };
}

function readEnd(text: string): Reading {
  const known = /^(completed|busy|failed|no-answer|canceled)( after \d+ seconds?)?$/.exec(text);
  if (known === null) {
    return { remedy: 'write ended completed (or busy, failed, no-answer, canceled)' };
  }
  return { pattern: known[2] === undefined ? `${text}…` : text };
}
