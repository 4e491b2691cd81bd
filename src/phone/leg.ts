import type { Clock } from './clock.ts';
import type { Delivery } from './delivery.ts';
import type { Exchange, Method, Wire } from './exchange.ts';
import type { Finding } from './finding.ts';
import type { Fields } from './form.ts';
import type { Action, CallStatus, Event, Happening, Waiting } from './happening.ts';
import type { Progress } from './progress.ts';
import type { Transfers } from './transfer.ts';

/** The person (or script) on one leg of a call. */
export interface Caller {
  /** Told at once of everything that happens. */
  happens(happening: Happening): void;
  /** Asked for the next action where the call waits. */
  acts(waiting: Waiting): Promise<Action>;
  /** Lets real seconds pass; without it time is only counted. */
  passes?(seconds: number): Promise<void>;
}

/** A request the carrier owes: sent in turn, its answer ignored. */
export interface Callback {
  url: string;
  method: Method;
  fields: Fields;
  /** Copies of one callback share it. */
  idempotencyToken?: string;
}

/** One leg of a call: who speaks with whom, and everything the leg carries along. */
export interface Leg extends Wire {
  readonly sid: string;
  readonly accountSid: string;
  readonly parentSid: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  readonly extraFields: Fields;
  readonly clock: Clock;
  readonly caller: Caller;
  readonly transfers: Transfers;
  /** Every exchange of the leg, in order. */
  readonly requests: Exchange[];
  readonly findings: Finding[];
  /** Callbacks not yet sent. */
  readonly outbox: Callback[];
  /** How callbacks arrive; default in order, each once. */
  readonly delivery?: Delivery;
  /** Who hears of the leg's progress; default nobody. */
  progress?: Progress;
  status: CallStatus;
  /** Seconds since the call began. */
  answeredAt: number | undefined;
  /** Documents fetched since the caller last acted. */
  idleDocuments: number;
}

/** Tells the caller that something happens now. */
export function tell(leg: Leg, event: Event): void {
  leg.caller.happens({ at: leg.clock.seconds, ...event });
}

/** Records a finding and tells of it. */
export function find(leg: Leg, finding: Finding): void {
  leg.findings.push(finding);
  tell(leg, { kind: 'finds', finding });
}

/** Asks the caller what to do, and shows where the call waits. */
export async function ask(leg: Leg, waiting: Waiting): Promise<Action> {
  tell(leg, { kind: 'waits', waiting });
  const action = await leg.caller.acts(waiting);
  leg.idleDocuments = 0;
  return action;
}

/** Lets seconds of the call pass, no more than a call may last; returns how many have passed. */
export async function pass(leg: Leg, seconds: number): Promise<number> {
  const passed = Math.max(0, Math.min(seconds, leg.knobs.longestCall - leg.clock.seconds));
  leg.clock.seconds += passed;
  await leg.caller.passes?.(passed);
  return passed;
}

/** Whether the call has lasted as long as a call may. */
export function isCutOff(leg: Leg): boolean {
  return leg.clock.seconds >= leg.knobs.longestCall;
}

/** Whether the leg's status is final. */
export function isOver({ status }: Leg): boolean {
  return !['queued', 'initiated', 'ringing', 'in-progress'].includes(status);
}

/** The carrier answers the call; the caller hears something only from now on. */
export function answer(leg: Leg): void {
  if (leg.answeredAt !== undefined) return;
  leg.answeredAt = leg.clock.seconds;
  leg.status = 'in-progress';
  tell(leg, { kind: 'answers' });
}
