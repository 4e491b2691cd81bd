import { deliver } from './callbacks.ts';
import { speakingTime } from './clock.ts';
import { play } from './document-player.ts';
import type { Method } from './exchange.ts';
import type { Leg } from './leg.ts';
import { find, pass, tell } from './leg.ts';
import type { ProgressEvent } from './progress.ts';
import { durationOf, pickUp, report } from './progress.ts';
import type { Next, Visit } from './stage.ts';
import { hangUpForCarrier } from './stage.ts';

/** Where a call's documents come from. */
export interface Address {
  url: string;
  method: Method;
  /** The document came with the call's request, so it has no address of its own. */
  inline?: boolean;
}

/** Where a call's progress is reported; default its end only. */
export interface StatusCallback extends Address {
  events?: readonly ProgressEvent[];
}

/**
 * Plays a whole call: its documents from the voice URL on, the fallback when one fails, the end
 * and its status callback. Whatever the application does, this does not throw.
 * Source: https://www.twilio.com/docs/usage/security/availability-reliability
 */
export async function playCall(
  leg: Leg,
  voice: Address,
  fallback: Address | undefined,
  statusCallback: StatusCallback | undefined,
): Promise<void> {
  if (statusCallback !== undefined) {
    const { url, method, events = ['completed'] } = statusCallback;
    leg.progress = { url, method, events, sent: 0 };
  }
  ring(leg);
  const next = await withFallback(leg, { kind: 'visit', ...voice, fields: {} }, fallback);
  if (next.kind !== 'end') {
    pickUp(leg);
    tell(leg, { kind: 'hangs up', by: 'application' });
  }
  leg.status = next.kind === 'end' ? next.status : 'completed';
  report(leg, 'completed');
  await deliver(leg);
  tell(leg, { kind: 'ends', status: leg.status, seconds: durationOf(leg) });
}

/** An outbound call is answered before its first document is asked for. */
function ring(leg: Leg): void {
  tell(leg, { kind: 'rings', from: leg.from, to: leg.to });
  if (leg.answeredAt !== undefined) return;
  for (const status of ['initiated', 'ringing'] as const) {
    leg.status = status;
    report(leg, status);
  }
  if (leg.direction === 'outbound-api') pickUp(leg);
}

async function withFallback(leg: Leg, first: Visit, fallback: Address | undefined): Promise<Next> {
  let next = await play(leg, first, 'call');
  while (next.kind === 'failure') {
    find(leg, next.finding);
    if (fallback === undefined || sameDocument(next.url, fallback.url)) return apologise(leg);
    const fields = { ErrorCode: String(next.finding.code), ErrorUrl: next.url };
    next = await play(leg, { kind: 'visit', ...fallback, fields, ...sameToken(leg) }, 'call');
  }
  return next;
}

function sameDocument(one: string, other: string): boolean {
  return one.replace(/#.*/, '') === other.replace(/#.*/, '');
}

/** The token of the document that failed, where the knob lets the fallback have it too. */
function sameToken({ knobs, requests }: Leg): Pick<Visit, 'idempotencyToken'> {
  if (knobs.idempotencyToken !== 'request and fallback') return {};
  const failed = requests.findLast(({ purpose }) => purpose === 'document');
  return failed === undefined ? {} : { idempotencyToken: failed.idempotencyToken };
}

async function apologise(leg: Leg): Promise<Next> {
  const text = leg.knobs.announcement;
  pickUp(leg);
  tell(leg, { kind: 'apologises', text });
  await pass(leg, speakingTime(text));
  return hangUpForCarrier(leg);
}
