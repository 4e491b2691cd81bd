import { SaxesParser } from 'saxes';
import type { Known as KnownToTasks } from '../tasks/task-faults.ts';
import type { Element, Verb } from '../twiml/verb.ts';
import { allVerbs } from './enter.ts';
import type { State } from './state.ts';
import { DIALLED } from './wording.ts';

/** What is known of the server that a tree is to run on. */
export interface Known extends KnownToTasks {
  /** What calls may be transferred to; undefined: all that trees write out. */
  readonly transfers?: readonly string[];
}

/** Who is rung at our cost, as it is written: a number, or a SIP address. */
interface Callee {
  readonly kind: 'number' | 'sip';
  readonly text: string;
}

/** The numbers that verbs ring, as they are written. */
export function numbersIn(verbs: readonly Element[]): string[] {
  return calleesIn(verbs).flatMap(({ kind, text }) => (kind === 'number' ? [text] : []));
}

/** The numbers and SIP addresses that verbs ring, those in TwiML by hand among them. */
export function calleesIn(verbs: readonly Element[]): Callee[] {
  return verbs.flatMap((verb): Callee[] => {
    const parts: readonly (string | Element)[] = verb.content;
    return parts.flatMap((part): Callee[] => {
      if (typeof part !== 'string') return calleesIn([part]);
      if (verb.kind === 'raw') return calleesInTwiml(part);
      if (DIALLED.has(verb.kind)) return [{ kind: 'number', text: part }];
      return verb.kind === 'sip' || verb.kind === 'uri' ? [{ kind: 'sip', text: part }] : [];
    });
  });
}

/** The elements of TwiML that ring somebody by what stands in them. */
const RINGING: Readonly<Record<string, Callee['kind']>> = {
  Dial: 'number',
  Number: 'number',
  Sip: 'sip',
  Uri: 'sip',
};

function calleesInTwiml(xml: string): Callee[] {
  const found: Callee[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  const take = (text: string) => {
    const kind = RINGING[open.at(-1) ?? ''];
    if (kind && text.trim() !== '') found.push({ kind, text: text.trim() });
  };
  parser.on('opentag', ({ name }) => void open.push(name));
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => void open.pop());
  // What is not well-formed is told elsewhere.
  parser.on('error', () => undefined);
  parser.write(`<Response>${xml}</Response>`).close();
  return found;
}

/**
 * Whether an allow list covers a number, however it is spaced, or a SIP address: `+1415*` covers all that
 * begin so, `sip:*@pbx.example.com` everybody there.
 */
export function covers(transfers: readonly string[], callee: string): boolean {
  const [user = '', host = ''] = callee
    .trim()
    .replace(/^sips?:|[;?].*$/gi, '')
    .split('@');
  const number = user.replace(/[\s().-]/g, '');
  return transfers.some((each) => {
    if (!each.startsWith('sip:'))
      return host === '' && /^\+\d+$/.test(number) && fits(each, number);
    const [users = '', at = ''] = each.slice('sip:'.length).split('@');
    return host.toLowerCase() === at.toLowerCase() && fits(users, user);
  });
}

function fits(pattern: string, text: string): boolean {
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}

/** Whether a list covers all that a verb rings. */
export function mayRing(transfers: readonly string[] | undefined, verb: Verb): boolean {
  return !transfers || calleesIn([verb]).every(({ text }) => covers(transfers, text));
}

/** Whether a state transfers calls or has them wait, so that they come back to it. */
export function isOut(state: State | undefined): boolean {
  if (!state || typeof state.enter === 'function') return false;
  return allVerbs(state.enter).some(({ kind }) => kind === 'dial' || kind === 'enqueue');
}
