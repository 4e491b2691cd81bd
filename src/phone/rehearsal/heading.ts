import { momentFrom } from '../moment.ts';
import { numberOf, shown } from './number.ts';
import type { Party, Transcript } from './transcript.ts';

/** A line above the call itself: who calls whom and when, how somebody responds, or which switch is on. */
export type Heading =
  | { readonly kind: 'calls'; readonly who: Pick<Transcript, 'from' | 'to' | 'at'> }
  | { readonly kind: 'party'; readonly party: Party }
  | { readonly kind: 'switch'; readonly name: string }
  | { readonly kind: 'wrong'; readonly remedy: string };

/** Reads a line that may stand above a call; undefined for any other line. */
export function readHeading(text: string): Heading | undefined {
  const calls = /^(?:ringing:?\s+)?(.+?)\s+calls\s+(.+?)(?:\s+at\s+(.+))?$/i.exec(text);
  if (calls !== null) return readCall(calls[1] ?? '', calls[2] ?? '', calls[3]);
  const thrown = /^switch (\S+) is on\.?$/i.exec(text)?.[1];
  if (thrown !== undefined) return { kind: 'switch', name: thrown };
  const responds = /^(.+?)\s+(is busy|does not answer|fails|is full|answers)(.*)$/i.exec(text);
  return responds === null
    ? undefined
    : readParty(responds[1] ?? '', responds[2] ?? '', responds[3] ?? '');
}

function readCall(caller: string, called: string, when: string | undefined): Heading {
  const [from, to] = [caller, called].map(
    (name) => numberOf(name) ?? (/\s/.test(name) ? undefined : name),
  );
  if (from === undefined || to === undefined) {
    return wrong('write both numbers: +1 415 555 0123 calls +1 415 555 0100');
  }
  const at = when === undefined ? undefined : momentOf(when);
  if (when !== undefined && at === undefined) {
    return wrong('write day, hour and time zone: at 2026-12-25 10:00 America/New_York');
  }
  return { kind: 'calls', who: { from, to, ...(at === undefined ? {} : { at }) } };
}

/** Without its zone, a moment would be another one on another machine. */
function momentOf(text: string): Date | undefined {
  if (/^[-\d]+[ T][:\d]+$/.test(text.trim())) return undefined;
  try {
    return momentFrom(text);
  } catch {
    return undefined;
  }
}

const outcomes = {
  'is busy': 'busy',
  'does not answer': 'no-answer',
  fails: 'failed',
  'is full': 'full',
  answers: 'answered',
} as const;

function readParty(name: string, response: string, rest: string): Heading {
  const outcome = outcomes[response.toLowerCase() as keyof typeof outcomes];
  const talk = /^(?:\s+for\s+(\d+)\s+seconds?)?\.?$/.exec(rest);
  if (talk === null || (outcome !== 'answered' && talk[1] !== undefined)) {
    return wrong('write is busy, does not answer, fails, is full, or answers for 30 seconds');
  }
  const seconds = talk[1] === undefined ? {} : { seconds: Number(talk[1]) };
  const to = outcome === 'full' ? `enqueue ${name}` : partyIn(name);
  if (to === undefined) {
    return wrong('write whom: reception +1 415 555 0142 is busy (or reception … is busy)');
  }
  return { kind: 'party', party: { to: shown(to), transfer: { outcome, ...seconds } } };
}

/** A number, or `…`, which may have its owner's name before it; or a client, SIP address or room. */
function partyIn(name: string): string | undefined {
  if (/^(client|sip|sim|conference|queue|application) \S+$/.test(name)) return name;
  return /(\+?\d[\d\s().-]+\d|…)$/.exec(name)?.[0];
}

function wrong(remedy: string): Heading {
  return { kind: 'wrong', remedy };
}
