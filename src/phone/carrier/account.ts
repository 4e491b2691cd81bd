import type { FastifyReply } from 'fastify';
import type { DeliveryOptions } from '../delivery.ts';
import type { Wire } from '../exchange.ts';
import { defaultKnobs } from '../knobs.ts';
import type { Knobs } from '../knobs.ts';
import { newSid } from '../sid.ts';
import type { Transfers } from '../transfer.ts';
import { Activity } from './activity.ts';
import type { Application } from './application.ts';
import { Inbox } from './inbox.ts';
import type { Line } from './line.ts';
import type { Message } from './message.ts';
import type { PhoneNumber, NumberOptions } from './number.ts';
import { newNumber } from './number.ts';
import type { Phones } from './phones.ts';
import type { Queue } from './queue.ts';
import type { Recording } from './recording.ts';

/** The account the carrier serves, and the world its calls go to. Numbers are E.164. */
export interface AccountOptions {
  accountSid?: string;
  authToken?: string;
  /** The account's own numbers; default +14155550100. */
  numbers?: readonly NumberOptions[];
  /** TwiML applications, for `applicationSid` and numbers that name one. */
  applications?: readonly Application[];
  /**
   * Makes this a trial account: it reaches these numbers only.
   * https://www.twilio.com/docs/usage/trials
   */
  verified?: readonly string[];
  /**
   * Makes these test credentials: only calls, messages and new numbers work, and nothing happens
   * beyond the answer. Magic numbers mean what they mean with and without.
   * https://www.twilio.com/docs/iam/test-credentials
   */
  testCredentials?: boolean;
  /** Makes the media of recordings ask for the account's credentials, which is off at Twilio too. */
  mediaAuth?: boolean;
  /** Outbound calls begun per second; more wait their turn in virtual time. Default no limit. */
  callsPerSecond?: number;
  /** How phones respond that are called over REST; who is not named answers. */
  phones?: Phones;
  /** Numbers that text messages do not reach: they end `undelivered`. */
  unreachable?: readonly string[];
  /** How parties respond that a document dials. */
  transfers?: Transfers;
  /** How callbacks of each call and message arrive; default in order, each once. */
  delivery?: DeliveryOptions;
  knobs?: Partial<Knobs>;
  /** The present, in milliseconds since 1970. */
  now?: () => number;
}

/** The carrier's books: everything there is in the account. */
export interface Account {
  readonly sid: string;
  readonly authToken: string;
  /** Where the carrier listens, without a trailing slash. */
  url: string;
  readonly options: AccountOptions;
  readonly knobs: Knobs;
  readonly numbers: PhoneNumber[];
  readonly lines: Line[];
  /** Outbound calls nobody has asked for yet. */
  readonly outbound: Inbox<{ line: Line; rests: Promise<void> }>;
  /** When the next outbound call may begin, in milliseconds since 1970. */
  nextTurn: number;
  readonly messages: Message[];
  /** What the messages between two numbers share. */
  readonly conversations: Map<string, Wire>;
  readonly recordings: Recording[];
  readonly queues: Queue[];
  /** TwiML given in a request, by the name it is fetched with. */
  readonly documents: Map<string, string>;
  readonly activity: Activity;
  readonly now: () => number;
}

/** Opens the books. */
export function openAccount(options: AccountOptions): Account {
  const now = options.now ?? Date.now;
  const numbers = options.numbers ?? [{ phoneNumber: '+14155550100' }];
  return {
    sid: options.accountSid ?? newSid('AC'),
    authToken: options.authToken ?? newSid('AC').slice(2),
    url: '',
    options,
    knobs: { ...defaultKnobs, ...options.knobs },
    numbers: numbers.map((number) => newNumber(number, now())),
    lines: [],
    outbound: new Inbox(),
    nextTurn: 0,
    messages: [],
    conversations: new Map(),
    recordings: [],
    queues: [],
    documents: new Map(),
    activity: new Activity(),
    now,
  };
}

/** Whether the account may call and text from a number. */
export function owns(account: Account, number: string): boolean {
  // The magic sender is good in every account; test credentials know no other.
  if (number === '+15005550006') return true;
  if (account.options.testCredentials === true) return false;
  return account.numbers.some(({ settings }) => settings.phoneNumber === number);
}

/** Does a job once the answer to a request is out, as far as the requester can tell. */
export function afterAnswer(
  account: Account,
  reply: FastifyReply,
  job: () => Promise<void>,
): Promise<void> {
  return account.activity.run(async () => {
    await new Promise((resolve) => reply.raw.once('close', resolve));
    await job();
  });
}
