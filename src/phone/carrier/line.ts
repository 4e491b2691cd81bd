import { Call } from '../call.ts';
import { deliver } from '../callbacks.ts';
import type { Delivery } from '../delivery.ts';
import { Diversion } from '../diversion.ts';
import { Driver } from '../driver.ts';
import type { Fields } from '../form.ts';
import type { Action, Happening, Waiting } from '../happening.ts';
import type { Knobs } from '../knobs.ts';
import type { Caller, Front, Leg, QueuePlace } from '../leg.ts';
import { newLeg, tell } from '../leg.ts';
import type { Address } from '../player.ts';
import { playCall } from '../player.ts';
import type { ProgressEvent } from '../progress.ts';
import { durationOf, report } from '../progress.ts';
import type { Step } from '../script.ts';
import { lastAction } from '../script.ts';
import type { Transfers } from '../transfer.ts';
import type { Activity } from './activity.ts';

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
  statusCallback: Address | undefined;
  /** The events the status callback hears of. */
  events: readonly string[];
  transfers: Transfers;
}

/** What a line is opened with. */
export interface LineOptions extends CallOptions {
  accountSid: string;
  authToken: string;
  knobs: Knobs;
  delivery: Delivery;
  apiUrl: string;
  activity: Activity;
  /** Where the call stands in a queue. */
  placeIn: (line: Line, queue: string) => QueuePlace;
  takeFront: (queue: string) => Front | undefined;
  /** Told of everything before the application can know of it. */
  watch: (line: Line, happening: Happening) => void;
}

/** A call of the carrier's: the leg the player plays, and a way to reach into it from outside. */
export class Line implements Caller {
  readonly leg: Leg;
  /** The same call, for a test to drive. */
  readonly call: Call;
  readonly queueTime: number;
  readonly startedAt: number;
  /** Who was detected to answer; undefined without detection. */
  answeredBy: string | undefined;
  /** Sent with every request of the call; `AnsweredBy` joins them once somebody is detected. */
  readonly fields: Record<string, string | readonly string[]>;
  fallback: Address | undefined;
  /** Whether the whole call is recorded, and who hears of that; undefined where it is not. */
  recorded: { callback: Address | undefined } | undefined;
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
    this.leg = this.#legOf(options);
    this.call = new Call(this.leg, this.#driver);
    this.queueTime = options.queueTime;
    this.startedAt = options.startedAt;
    this.fallback = options.fallback;
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
  divert(to: Diversion['to']): void {
    this.#diversion = new Diversion(to);
    if (this.#driver.waiting !== undefined) void this.#driver.act({ kind: 'silence' });
  }

  /** Takes a caller who waits in a queue out of it, into a talk of so many seconds. */
  talk(seconds: number): void {
    void this.call.agent(seconds);
  }

  /** Hangs up for the callee: a recording in hand is kept, as when the person does it. */
  hangUp(): void {
    if (this.#driver.waiting === undefined) this.divert('end');
    else void this.#driver.act({ kind: 'hangUp' });
  }

  /** Plays documents until the call has ended, starting over wherever it is diverted to. */
  async converse(voice: Address): Promise<void> {
    let next = this.#diversion?.to ?? voice;
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
    await this.report('completed');
    tell(this.leg, { kind: 'ends', status: 'completed', seconds: durationOf(this.leg) });
  }

  /** Tells the status callback of an event it asked for, at once. */
  async report(event: ProgressEvent): Promise<void> {
    report(this.leg, event);
    await deliver(this.leg);
  }

  #legOf(options: LineOptions): Leg {
    const { direction, statusCallback, events, startedAt } = options;
    return newLeg({
      accountSid: options.accountSid,
      from: options.from,
      to: options.to,
      direction,
      extraFields: this.fields,
      authToken: options.authToken,
      knobs: options.knobs,
      delivery: options.delivery,
      apiUrl: options.apiUrl,
      placeIn: (queue) => options.placeIn(this, queue),
      takeFront: options.takeFront,
      clock: { startedAt, seconds: 0 },
      caller: this,
      transfers: options.transfers,
      ...(statusCallback === undefined ? {} : { progress: { ...statusCallback, events, sent: 0 } }),
      status: direction === 'inbound' ? 'ringing' : 'queued',
    });
  }
}
