import type { Cookie } from './cookies.ts';
import type { Exchange } from './exchange.ts';
import type { Finding } from './finding.ts';
import {
  isQueued,
  type Action,
  type CallStatus,
  type Happening,
  type Waiting,
} from './happening.ts';
import type { Driver } from './driver.ts';
import type { Leg } from './leg.ts';
import { findingText, stateOf, transcriptOf } from './transcript.ts';

/** A call that a test drives: each action resolves when the call waits again or has ended. */
export class Call {
  readonly #leg: Leg;
  readonly #driver: Driver;
  /** How many happenings there were when the caller last acted. */
  #acted = 0;

  constructor(leg: Leg, driver: Driver) {
    this.#leg = leg;
    this.#driver = driver;
  }

  /** Everything that happened, as data. */
  get happenings(): readonly Happening[] {
    return this.#driver.happenings;
  }

  /** `waiting for a key`, `recording`, `waiting in a queue`, `ended` … */
  get state(): string {
    const { waiting } = this.#driver;
    if (waiting !== undefined) return stateOf(waiting);
    return this.status === undefined ? 'going on' : 'ended';
  }

  /** Where the call waits, as data; undefined once it has ended. */
  get waiting(): Waiting | undefined {
    return this.#driver.waiting;
  }

  /** The final status; undefined while the call lasts. */
  get status(): CallStatus | undefined {
    return this.happenings.findLast((happening) => happening.kind === 'ends')?.status;
  }

  get sid(): string {
    return this.#leg.sid;
  }

  /** Seconds of the call that have passed. */
  get seconds(): number {
    return this.#leg.clock.seconds;
  }

  get findings(): readonly Finding[] {
    return this.#leg.findings;
  }

  /** Every request made for the call, in order. */
  get requests(): readonly Exchange[] {
    return this.#leg.requests;
  }

  /** The call's cookies; they may be changed or replaced between actions. */
  get cookies(): Cookie[] {
    return this.#leg.cookies;
  }

  set cookies(cookies: Cookie[]) {
    this.#leg.cookies = cookies;
  }

  /** The call in lines a receptionist can read. */
  get transcript(): string[] {
    return transcriptOf(this.happenings);
  }

  /** What the caller heard since the last action: texts, and addresses of files. */
  get heard(): string[] {
    return this.happenings.slice(this.#acted).flatMap(soundOf);
  }

  /**
   * Checks that the caller has heard this since the last action, and returns what was heard;
   * a string must be part of it. Throws an error with the transcript otherwise.
   */
  hears(wanted: RegExp | string): Promise<string> {
    const heard = this.heard.find((text) =>
      typeof wanted === 'string' ? text.includes(wanted) : text.search(wanted) >= 0,
    );
    return heard === undefined
      ? this.#refuse(`the caller did not hear ${String(wanted)} since the last action`)
      : Promise.resolve(heard);
  }

  /**
   * Presses keys one after another; they stay typed until the application has enough of them.
   * With `bargeIn` the first key cuts into the prompt. Throws where no key is asked for.
   */
  press(keys: string, options: { bargeIn?: boolean } = {}): Promise<void> {
    if (!/^[0-9*#]+$/.test(keys)) return this.#refuse(`"${keys}" are no keys (0-9 * #)`);
    const { waiting } = this.#driver;
    const asked =
      waiting?.kind === 'gather' ? waiting.input.includes('dtmf') : waiting?.kind === 'record';
    if (!asked) return this.#refuse(`nobody asks for key ${keys}`);
    return this.#act({ kind: 'keys', keys, ...options });
  }

  /** Stays silent until the time-out: of the input, the recording, or one round of a queue. */
  silence(): Promise<void> {
    return this.#act({ kind: 'silence' });
  }

  /** Speaks; `confidence` (0 to 1) is what the recogniser reports. Throws where nobody listens. */
  say(words: string, confidence = 0.9, options: { bargeIn?: boolean } = {}): Promise<void> {
    const { waiting } = this.#driver;
    const asked =
      waiting?.kind === 'gather' ? waiting.input.includes('speech') : waiting?.kind === 'record';
    if (!asked) return this.#refuse(`nobody listens to "${words}"`);
    return this.#act({ kind: 'speech', words, confidence, ...options });
  }

  /** Leaves a message of so many seconds, ended by `silence`, `hangup` or a key. */
  record(seconds: number, endedBy = 'silence', words?: string): Promise<void> {
    if (this.#driver.waiting?.kind !== 'record') return this.#refuse('nobody records');
    const message = { kind: 'record', seconds, endedBy } as const;
    return this.#act(words === undefined ? message : { ...message, words });
  }

  /** An agent takes the caller out of the queue and talks for so many seconds. */
  agent(seconds = 30): Promise<void> {
    if (!isQueued(this.#driver.waiting)) return this.#refuse('the caller is in no queue');
    return this.#act({ kind: 'agent', seconds });
  }

  hangUp(): Promise<void> {
    return this.#act({ kind: 'hangUp' });
  }

  /** Checks that the call has ended, with this status if one is given. */
  ends(status?: CallStatus): Promise<void> {
    if (this.status === undefined) return this.#refuse('the call has not ended');
    if (status === undefined || status === this.status) return Promise.resolve();
    return this.#refuse(`the call ended as ${this.status}, not ${status}`);
  }

  #act(action: Action): Promise<void> {
    if (this.#driver.waiting === undefined)
      return this.#refuse(`${action.kind}: the call does not wait`);
    this.#acted = this.happenings.length;
    return this.#driver.act(action);
  }

  #refuse(reason: string): Promise<never> {
    const findings = this.findings.map(findingText);
    const lines = [...this.transcript, `(${this.state})`].map((line) => `  ${line}`);
    return Promise.reject(new Error([reason, ...lines, ...findings].join('\n')));
  }
}

function soundOf(happening: Happening): string[] {
  if (happening.kind === 'says') return happening.ear === 'caller' ? [happening.text] : [];
  if (happening.kind === 'plays') return happening.ear === 'caller' ? [happening.url] : [];
  return happening.kind === 'apologises' ? [happening.text] : [];
}
