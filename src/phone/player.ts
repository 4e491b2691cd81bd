import { deliver } from './callbacks.ts';
import { speakingTime } from './clock.ts';
import { elementsOf } from './document.ts';
import type { Element } from './document.ts';
import type { Method } from './exchange.ts';
import { error } from './finding.ts';
import type { Leg } from './leg.ts';
import { find, isCutOff, pass, tell } from './leg.ts';
import { lint } from './lint.ts';
import type { Page } from './page.ts';
import type { ProgressEvent } from './progress.ts';
import { durationOf, pickUp, report } from './progress.ts';
import type { Next, Scope, Stage, Visit } from './stage.ts';
import { fetchPage, nextVerb } from './stage.ts';
import { allowed, verbs } from './verbs/verbs.ts';

/** Where a call's documents come from. */
export interface Address {
  url: string;
  method: Method;
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

function hangUpForCarrier(leg: Leg): Next {
  tell(leg, { kind: 'hangs up', by: 'carrier' });
  return { kind: 'end', status: 'completed', by: 'carrier' };
}

/** Plays documents from the first on, as long as one leads to another. */
async function play(leg: Leg, first: Visit, scope: Scope, until = Infinity): Promise<Next> {
  let next: Next = first;
  while (next.kind === 'visit') {
    if (next !== first && leg.clock.seconds >= until) return nextVerb;
    if (isCutOff(leg) || loopsForEver(leg)) return hangUpForCarrier(leg);
    const page: Page = await fetchPage(leg, next);
    await deliver(leg);
    next = await playPage(leg, page, scope);
  }
  return next;
}

/** A caller who never acts would hear a Redirect loop for ever. */
function loopsForEver(leg: Leg): boolean {
  leg.idleDocuments += 1;
  const most = leg.knobs.idleDocuments;
  if (leg.idleDocuments <= most) return false;
  find(leg, error(0, `endless loop: ${most} documents without the caller doing anything`));
  return true;
}

async function playPage(leg: Leg, page: Page, scope: Scope): Promise<Next> {
  if (page.kind === 'failure') return { kind: 'failure', url: page.url, finding: page.finding };
  if (page.kind === 'twiml') return playTwiml({ leg, url: page.url, scope, play }, page.root);
  if (scope === 'call') pickUp(leg);
  const ear = scope === 'whisper' ? 'callee' : 'caller';
  if (page.kind === 'audio') {
    tell(leg, { kind: 'plays', url: page.url, ear, loop: 1 });
    await pass(leg, 5);
  } else if (page.text !== '') {
    tell(leg, { kind: 'says', text: page.text, ear, loop: 1 });
    await pass(leg, speakingTime(page.text));
  }
  return nextVerb;
}

async function playTwiml(stage: Stage, root: Element): Promise<Next> {
  const { leg, scope, url } = stage;
  for (const finding of lint(root)) find(leg, { ...finding, url });
  for (const element of elementsOf(root)) {
    const verb = verbs.get(element.name);
    if (verb === undefined) {
      if (leg.knobs.unknownVerb === 'skipped') continue;
      return { kind: 'end', status: 'completed', by: 'carrier' };
    }
    const forbidden = allowed(scope, element.name);
    if (forbidden !== undefined) {
      const finding = { ...forbidden, line: element.line, column: element.column, url };
      if (finding.level === 'error') return { kind: 'failure', url, finding };
      find(leg, finding);
      continue;
    }
    if (scope === 'call' && !leavesUnanswered(element)) pickUp(leg);
    const next = await verb(stage, element);
    if (next.kind !== 'verb') return next;
    if (isCutOff(leg)) return hangUpForCarrier(leg);
  }
  return nextVerb;
}

/**
 * Verbs that do not answer the call when they come first.
 * Source: https://www.twilio.com/docs/voice/twiml/reject
 */
function leavesUnanswered(element: Element): boolean {
  if (element.name === 'Reject' || element.name === 'Pause') return true;
  return element.name === 'Dial' && element.attributes['answerOnBridge'] === 'true';
}
