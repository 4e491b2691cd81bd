import type { CallStatus } from '../happening.ts';
import type { Step } from '../script.ts';
import { parseScript } from '../script.ts';

/** Who or what takes the call, or why nobody does. */
export type PhoneResponse = 'answered' | 'machine' | 'fax' | 'busy' | 'no-answer' | 'failed';

/** What a called phone does. */
export interface Phone {
  response: PhoneResponse;
  /** Seconds it rings before that; default 5, and until the caller gives up for `no-answer`. */
  rings?: number;
  /** What the callee does, as in `1,w,3`, before hanging up; without it the test drives the call. */
  script?: string;
}

/** A phone that rings. */
export interface Ringing {
  callSid: string;
  from: string;
  to: string;
}

/**
 * How phones respond, by number; who is not named answers. With a function the phone rings until
 * what it returns resolves.
 */
export type Phones =
  | Readonly<Record<string, Phone | PhoneResponse>>
  | ((ringing: Ringing) => Phone | PhoneResponse | Promise<Phone | PhoneResponse>);

/** How the phone of a number responds, or a promise of that while it rings. */
export function phoneOf(phones: Phones, ringing: Ringing): Phone | Promise<Phone> {
  if (typeof phones === 'function') return Promise.resolve(phones(ringing)).then(asPhone);
  const named = Object.hasOwn(phones, ringing.to) ? phones[ringing.to] : undefined;
  return asPhone(named ?? 'answered');
}

function asPhone(phone: Phone | PhoneResponse): Phone {
  return typeof phone === 'string' ? { response: phone } : phone;
}

/** How long a phone rings, in seconds, and the status of a call it does not take. */
export function ringOf(phone: Phone, patience: number): { seconds: number; missed?: CallStatus } {
  const usual = { 'no-answer': Infinity, failed: 0 }[phone.response as string] ?? 5;
  const seconds = phone.rings ?? usual;
  if (seconds > patience) return { seconds: patience, missed: 'no-answer' };
  const { response } = phone;
  const missed = response === 'busy' || response === 'no-answer' || response === 'failed';
  return missed ? { seconds, missed: response } : { seconds };
}

/** The steps of a phone's script; undefined where the test drives the call. */
export function scriptOf(script: string | undefined): Step[] | undefined {
  return script === undefined ? undefined : parseScript(script);
}
