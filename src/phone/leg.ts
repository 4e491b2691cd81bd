import type { Clock } from './clock.ts';
import type { Callback, Delivery } from './delivery.ts';
import { deliveryOf } from './delivery.ts';
import type { Element } from './document.ts';
import type { Exchange, Wire } from './exchange.ts';
import type { Finding } from './finding.ts';
import { warning } from './finding.ts';
import type { Fields } from './form.ts';
import type { Action, CallStatus, Event, Happening, Waiting } from './happening.ts';
import type { Progress } from './progress.ts';
import { newSid } from './sid.ts';
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

/** Where a caller stands in a queue, the next to be taken at 1. */
export interface QueuePlace {
  position: number;
  size: number;
}

/** Who was at the front of a queue, and waits in it no more. */
export interface Front {
  readonly leg: Leg;
  /** Seconds. */
  readonly waited: number;
  /** Connects them with whoever took them, for so many seconds. */
  readonly talk: (seconds: number) => void;
  /** Puts them back to the front. */
  readonly back: () => void;
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
  readonly delivery: Delivery;
  /** Where recordings and transcriptions are fetched, without a trailing slash. */
  readonly apiUrl: string;
  /** Where the leg stands in a queue; without it nobody else waits. */
  readonly placeIn?: (queue: string) => QueuePlace;
  /** Takes who waits longest in a queue; without it somebody does whenever the transfer says so. */
  readonly takeFront?: (queue: string) => Front | undefined;
  /** Who hears of the leg's progress; default nobody. */
  progress?: Progress;
  status: CallStatus;
  /** Seconds since the call began. */
  answeredAt: number | undefined;
  /** Documents fetched since the caller last acted. */
  idleDocuments: number;
}

/** What no leg can do without. */
type Needed =
  'accountSid' | 'from' | 'to' | 'direction' | 'authToken' | 'knobs' | 'clock' | 'caller';

/** A new leg; what is not given is as usual. */
export function newLeg(given: Pick<Leg, Needed> & Partial<Leg>): Leg {
  return {
    sid: newSid('CA'),
    parentSid: undefined,
    extraFields: {},
    transfers: {},
    cookies: [],
    logins: new Map(),
    requests: [],
    findings: [],
    outbox: [],
    delivery: deliveryOf({}),
    apiUrl: 'https://api.twilio.com',
    status: 'ringing',
    answeredAt: undefined,
    idleDocuments: 0,
    ...given,
  };
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

/** Records a warning at an element of a document. */
export function warn(leg: Leg, element: Element, code: number, message: string): void {
  const { name, line, column } = element;
  find(leg, { ...warning(code, `<${name}> ${message}`), line, column });
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
