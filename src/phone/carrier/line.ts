import { Call } from '../call.ts';
import { deliver } from '../callbacks.ts';
import { Driver } from '../driver.ts';
import type { Fields } from '../form.ts';
import type { Action, Happening, Waiting } from '../happening.ts';
import type { Knobs } from '../knobs.ts';
import type { Caller, Leg } from '../leg.ts';
import { tell } from '../leg.ts';
import type { Address } from '../player.ts';
import { playCall } from '../player.ts';
import type { Step } from '../script.ts';
import { lastAction } from '../script.ts';
import { newSid } from '../sid.ts';
import type { Transfers } from '../transfer.ts';
import type { Activity } from './activity.ts';
import type { Progress } from './progress.ts';

/** What sets one call apart from another. */
export interface CallOptions {
  from: string;
  to: string;
  direction: 'inbound' | 'outbound-api';
  /** When the call begins, in milliseconds since 1970. */
  startedAt: number;
  /** How long it waited for its turn before that, in milliseconds. */
  queueTime: number;
  /** Sent with every request of the call, on top of Twilio's own. */
  fields: Fields;
  fallback: Address | undefined;
  progress: Progress;
  transfers: Transfers;
}

/** What a line is opened with. */
export interface LineOptions extends CallOptions {
  accountSid: string;
  authToken: string;
  knobs: Knobs;
  activity: Activity;
  /** Told of everything before the application can know of it. */
  watch: (line: Line, happening: Happening) => void;
}

/** Where a call is taken while it lasts. */
type Destination = Address | 'end';

/** Thrown into a document that plays, so that the verb in hand is given up at once. */
class Diversion extends Error {
  readonly to: Destination;

  constructor(to: Destination) {
    super('the call is taken elsewhere');
    this.to = to;
  }
}

/** A call of the carrier's: the leg the player plays, and a way to reach into it from outside. */
export class Line implements Caller {
  readonly leg: Leg;
  /** The same call, for a test to drive. */
  readonly call: Call;
  readonly direction: LineOptions['direction'];
  readonly queueTime: number;
  readonly startedAt: number;
  /** Who was detected to answer; undefined without detection. */
  answeredBy: string | undefined;
  /** Sent with every request of the call; `AnsweredBy` joins them once somebody is detected. */
  readonly fields: Record<string, string | readonly string[]>;
  fallback: Address | undefined;
  progress: Progress;
  /** What the person at the phone does; undefined where a test drives the call. */
  script: Step[] | undefined;
  /** Resolves when the caller gives up a phone that rings. */
  readonly canceled = Promise.withResolvers<'canceled'>();
  readonly #driver = new Driver();
  readonly #activity: Activity;
  readonly #watch: LineOptions['watch'];
  #rung = false;
  #playing = false;
  #diversion: Diversion | undefined;

  constructor(options: LineOptions) {
    this.fields = { ...options.fields };
    this.leg = legOf(options, this.fields, this);
    this.call = new Call(this.leg, this.#driver);
    this.direction = options.direction;
    this.queueTime = options.queueTime;
    this.startedAt = options.startedAt;
    this.fallback = options.fallback;
    this.progress = options.progress;
    this.#activity = options.activity;
    this.#watch = options.watch;
  }

  happens(happening: Happening): void {
    // The player rings once more for the document a call is diverted to.
    if (happening.kind === 'rings' && this.#rung) return;
    this.#rung = true;
    this.#watch(this, happening);
    this.#driver.happens(happening);
    if (this.#playing && this.#diversion !== undefined) throw this.#diversion;
  }

  async acts(waiting: Waiting): Promise<Action> {
    if (this.script !== undefined) return this.script.shift()?.action ?? lastAction(waiting);
    const action = await this.#activity.pause(this.#driver.acts(waiting));
    if (this.#diversion !== undefined) throw this.#diversion;
    return action;
  }

  /** Shows the course of the call to its driver; resolves when it first waits or has ended. */
  follow(course: Promise<void>): Promise<void> {
    return this.#driver.follow(course);
  }

  /** Takes a call that lasts to another document, or ends it; the verb in hand is given up. */
  divert(to: Destination): void {
    this.#diversion = new Diversion(to);
    if (this.#driver.waiting !== undefined) void this.#driver.act({ kind: 'silence' });
  }

  /** Hangs up for the callee: a recording in hand is kept, as when the person does it. */
  hangUp(): void {
    if (this.#driver.waiting === undefined) this.divert('end');
    else void this.#driver.act({ kind: 'hangUp' });
  }

  /** Plays documents until the call has ended, starting over wherever it is diverted to. */
  async converse(voice: Address): Promise<void> {
    let next: Destination = this.#diversion?.to ?? voice;
    while (next !== 'end') {
      this.#diversion = undefined;
      this.leg.idleDocuments = 0;
      this.#playing = true;
      try {
        await playCall(this.leg, next, this.fallback, undefined);
        return;
      } catch (cause) {
        if (!(cause instanceof Diversion)) throw cause;
        next = cause.to;
      } finally {
        this.#playing = false;
      }
    }
    tell(this.leg, { kind: 'hangs up', by: 'application' });
    this.leg.status = 'completed';
    await deliver(this.leg);
    tell(this.leg, { kind: 'ends', status: 'completed', seconds: durationOf(this.leg) });
  }
}

/** Seconds from the answer on; 0 for a call that nobody answered. */
export function durationOf(leg: Leg): number {
  return leg.answeredAt === undefined ? 0 : leg.clock.seconds - leg.answeredAt;
}

function legOf(options: LineOptions, fields: Fields, caller: Caller): Leg {
  const outbound = options.direction === 'outbound-api';
  return {
    sid: newSid('CA'),
    accountSid: options.accountSid,
    parentSid: undefined,
    from: options.from,
    to: options.to,
    // The player knows no third direction; an outbound call's own fields put it right.
    direction: outbound ? 'outbound-dial' : 'inbound',
    extraFields: fields,
    authToken: options.authToken,
    knobs: options.knobs,
    clock: { startedAt: options.startedAt, seconds: 0 },
    caller,
    transfers: options.transfers,
    cookies: [],
    logins: new Map(),
    requests: [],
    findings: [],
    outbox: [],
    status: outbound ? 'queued' : 'ringing',
    answeredAt: undefined,
    idleDocuments: 0,
  };
}
