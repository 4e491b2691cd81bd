import { expect } from 'vitest';
import type { Call, CallStatus, DialOptions, Knobs } from '../../src/phone/index.ts';
import type { Document } from './application.ts';
import type { Played } from './play.ts';
import { play } from './play.ts';

/** How a fact is known: documented, reported by users, uncertain, or read off Twilio's SDK. */
export type Mark = 'D' | 'R' | 'U' | 'S';

const docs = 'https://www.twilio.com/docs';

/** Where facts stand; a number is an error code, which has a page of its own. */
const pages = {
  amd: `${docs}/voice/answering-machine-detection`,
  availability: `${docs}/usage/security/availability-reliability`,
  call: `${docs}/voice/api/call-resource`,
  client: `${docs}/voice/twiml/client`,
  conference: `${docs}/voice/twiml/conference`,
  connect: `${docs}/voice/twiml/connect`,
  dial: `${docs}/voice/twiml/dial`,
  enqueue: `${docs}/voice/twiml/enqueue`,
  gather: `${docs}/voice/twiml/gather`,
  hangup: `${docs}/voice/twiml/hangup`,
  leave: `${docs}/voice/twiml/leave`,
  messaging: `${docs}/messaging/guides/webhook-request`,
  number: `${docs}/voice/twiml/number`,
  overrides: `${docs}/usage/webhooks/webhooks-connection-overrides`,
  pause: `${docs}/voice/twiml/pause`,
  pay: `${docs}/voice/twiml/pay`,
  play: `${docs}/voice/twiml/play`,
  queue: `${docs}/voice/twiml/queue`,
  record: `${docs}/voice/twiml/record`,
  redirect: `${docs}/voice/twiml/redirect`,
  refer: `${docs}/voice/twiml/refer`,
  reject: `${docs}/voice/twiml/reject`,
  say: `${docs}/voice/twiml/say`,
  sdk: 'https://www.npmjs.com/package/twilio',
  security: `${docs}/usage/security`,
  sms: `${docs}/voice/twiml/sms`,
  stream: `${docs}/voice/twiml/stream`,
  voice: `${docs}/voice/twiml`,
  webhooks: `${docs}/usage/webhooks/voice-webhooks`,
};

/** A fact about Twilio, and where it stands. */
export interface Fact extends Scene {
  page: keyof typeof pages | number;
  mark: Mark;
  /** The knob an uncertain fact is played by; each is played more than one way. */
  knob?: keyof Knobs;
}

/** A call and what comes of it; what a scene does not name is not looked at. */
export interface Scene {
  fact: string;
  /** What the voice URL answers. */
  twiml: Document;
  /** What the caller does: a script such as `1,w`, or a function. */
  does?: string | ((call: Call) => Promise<void>);
  given?: Partial<DialOptions> & { documents?: Record<string, Document> };
  /** The fields of the last request for `/action`; null when there must be none. */
  action?: Record<string, unknown> | null;
  /** Fields that `/action` must not have. */
  without?: string[];
  /** The fields of all requests for `/callback`. */
  callbacks?: Record<string, unknown>[];
  /** What the caller hears since the last action. */
  heard?: unknown[];
  /** Every request as method and path. */
  requests?: string[];
  /** Lines of the transcript. */
  lines?: unknown[];
  state?: string;
  status?: CallStatus;
  /** How long the call has lasted. */
  seconds?: number;
  /** The codes of all findings; default none. */
  findings?: number[];
  /** What else must be so. */
  check?: (played: Played) => void;
}

/** The title of a fact's test, with its source. */
export function titleOf({ fact, page, mark }: Fact): string {
  const url = typeof page === 'number' ? `${docs}/api/errors/${page}` : pages[page];
  return `${fact} [${mark}] ${url}`;
}

/** Plays a call and compares what came of it. */
export async function prove(row: Scene): Promise<void> {
  const { does = '', given = {}, check } = row;
  const played = await play(
    row.twiml,
    typeof does === 'string' ? does : '',
    given,
    async (call) => {
      if (typeof does !== 'string') await does(call);
    },
  );
  const { call, action, seen, fieldsOf } = played;
  expect(call.findings.map(({ code }) => code)).toEqual(row.findings ?? []);
  if (row.action === null) expect(action).toBeUndefined();
  else if (row.action !== undefined) expect(action).toMatchObject(row.action);
  for (const name of row.without ?? []) {
    expect(action).toBeDefined();
    expect(action).not.toHaveProperty(name);
  }
  if (row.callbacks !== undefined) expect(fieldsOf('/callback')).toMatchObject(row.callbacks);
  if (row.heard !== undefined) expect(call.heard).toEqual(row.heard);
  if (row.requests !== undefined) {
    expect(seen.map(({ method, url }) => `${method} ${url.split('?')[0]}`)).toEqual(row.requests);
  }
  if (row.lines !== undefined) expect(call.transcript).toEqual(expect.arrayContaining(row.lines));
  if (row.state !== undefined) expect(call.state).toBe(row.state);
  if (row.status !== undefined) expect(call.status).toBe(row.status);
  if (row.seconds !== undefined) expect(call.seconds).toBe(row.seconds);
  check?.(played);
}
