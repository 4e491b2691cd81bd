import { expect } from 'vitest';
import { sign } from '../../src/phone/index.ts';
import type { Document, Seen } from './application.ts';
import type { Fact } from './fact.ts';
import type { Played } from './play.ts';

const menu = '<Gather numDigits="1" action="/action"/>';
const redirected: Document = {
  answer: (response) => void response.writeHead(307, { Location: '/action' }).end(),
};

const first = ({ seen }: Played): Record<string, string> | undefined => seen[0]?.fields;
const headers = ({ seen }: Played): Seen['headers'] | undefined => seen[0]?.headers;
const tokens = ({ seen }: Played): unknown[] =>
  seen.map((one) => one.headers['i-twilio-idempotency-token']);

/** The address a request was sent to. */
const addressOf = ({ headers: { host }, url }: Seen): string => `http://${host}${url}`;

/** What every request of a call carries. */
export const requests: Fact[] = [
  {
    fact: 'carries the standard fields',
    page: 'voice',
    mark: 'D',
    twiml: '',
    given: { accountSid: 'AC00000000000000000000000000000001', from: '+14155550188' },
    check: (played) =>
      expect(first(played)).toMatchObject({
        CallSid: expect.stringMatching(/^CA[\da-f]{32}$/),
        AccountSid: 'AC00000000000000000000000000000001',
        From: '+14155550188',
        To: '+14155550100',
        ApiVersion: '2010-04-01',
        Direction: 'inbound',
      }),
  },
  {
    fact: 'is ringing at first and in progress later',
    page: 'voice',
    mark: 'R',
    twiml: menu,
    does: '1',
    action: { CallStatus: 'in-progress' },
    check: (played) => expect(first(played)).toMatchObject({ CallStatus: 'ringing' }),
  },
  {
    fact: 'carries the fields of the 2008 API, too',
    page: 'voice',
    mark: 'R',
    twiml: '',
    check: (played) =>
      expect(first(played)).toMatchObject({
        Caller: '+14155550123',
        Called: '+14155550100',
        CallerState: 'CA',
        CalledCountry: 'US',
      }),
  },
  {
    fact: 'carries unknown places as empty fields',
    page: 'voice',
    mark: 'R',
    twiml: '',
    check: (played) => expect(first(played)).toMatchObject({ FromCity: '', ToZip: '' }),
  },
  {
    fact: 'carries a CallToken when it calls in',
    page: 'call',
    mark: 'D',
    twiml: '',
    check: (played) => expect(first(played)).toHaveProperty('CallToken'),
  },
  {
    fact: 'carries the caller verification of the public network when it calls in',
    page: 'voice',
    mark: 'R',
    twiml: '',
    check: (played) =>
      expect(first(played)).toMatchObject({
        StirVerstat: 'TN-Validation-Passed-A',
        StirPassportToken: expect.any(String),
      }),
  },
  {
    fact: 'has no parent on the first leg',
    page: 'voice',
    mark: 'D',
    twiml: '',
    check: (played) => expect(first(played)).not.toHaveProperty('ParentCallSid'),
  },
  {
    fact: 'carries whatever else the call brings, such as ForwardedFrom',
    page: 'voice',
    mark: 'D',
    twiml: '',
    given: { fields: { ForwardedFrom: '+14155550177' } },
    check: (played) => expect(first(played)).toMatchObject({ ForwardedFrom: '+14155550177' }),
  },
  {
    fact: 'of an outbound call is in progress from the first',
    page: 'call',
    mark: 'R',
    twiml: '',
    given: { direction: 'outbound-api' },
    check: (played) => {
      expect(first(played)).toMatchObject({
        Direction: 'outbound-api',
        CallStatus: 'in-progress',
      });
      expect(first(played)).not.toHaveProperty('CallToken');
    },
  },
  {
    fact: 'is a form by default, by POST',
    page: 'voice',
    mark: 'D',
    twiml: '',
    requests: ['POST /voice'],
    check: (played) =>
      expect(headers(played)?.['content-type']).toMatch(/^application\/x-www-form-urlencoded/),
  },
  {
    fact: 'by GET carries the fields in its query, after what is there',
    page: 'security',
    mark: 'D',
    twiml: '<Redirect method="GET">/action?tenant=a</Redirect>',
    check: ({ seen }) => expect(seen[1]?.url).toMatch(/^\/action\?tenant=a&CallSid=CA/),
  },
  {
    fact: "carries Twilio's headers",
    page: 'voice',
    mark: 'R',
    twiml: '',
    check: (played) =>
      expect(headers(played)).toMatchObject({
        'user-agent': 'TwilioProxy/1.1',
        accept: '*/*',
        connection: 'close',
        'x-home-region': 'us1',
        'content-length': expect.any(String),
      }),
  },
  {
    fact: 'sometimes takes compressed answers',
    page: 'voice',
    mark: 'R',
    twiml: '',
    given: { knobs: { acceptEncoding: 'gzip' } },
    check: (played) => expect(headers(played)?.['accept-encoding']).toBe('gzip'),
  },
  {
    fact: 'has an idempotency token of its own',
    page: 'overrides',
    mark: 'D',
    twiml: menu,
    does: '1',
    check: (played) => expect(new Set(tokens(played)).size).toBe(2),
  },
  {
    fact: 'keeps its token when it is repeated',
    page: 'overrides',
    mark: 'U',
    knob: 'idempotencyToken',
    twiml: '<Redirect>/nowhere#rp=4xx</Redirect>',
    findings: [11200],
    requests: ['POST /voice', 'POST /nowhere', 'POST /nowhere'],
    check: (played) => expect(new Set(tokens(played)).size).toBe(2),
  },
  {
    fact: 'has another token when it is repeated',
    page: 'overrides',
    mark: 'U',
    knob: 'idempotencyToken',
    given: { knobs: { idempotencyToken: 'attempt' } },
    twiml: '<Redirect>/nowhere#rp=4xx</Redirect>',
    findings: [11200],
    requests: ['POST /voice', 'POST /nowhere', 'POST /nowhere'],
    check: (played) => expect(new Set(tokens(played)).size).toBe(3),
  },
  {
    fact: 'shares its token with the fallback',
    page: 'overrides',
    mark: 'U',
    knob: 'idempotencyToken',
    given: { knobs: { idempotencyToken: 'request and fallback' }, fallbackUrl: '/fallback' },
    twiml: '<Redirect>/nowhere</Redirect>',
    findings: [11200],
    check: (played) => expect(tokens(played)[2]).toBe(tokens(played)[1]),
  },
  {
    fact: 'signs every field',
    page: 'security',
    mark: 'U',
    knob: 'signedFields',
    given: { authToken: 'secret' },
    twiml: '',
    check: ({ seen }) => {
      for (const one of seen) {
        const { 'x-twilio-signature': signature } = one.headers;
        expect(signature).toBe(sign('secret', addressOf(one), one.fields));
      }
      expect(seen).toHaveLength(1);
    },
  },
  {
    fact: 'leaves CallToken and StirVerstat out of the signature',
    page: 'security',
    mark: 'U',
    knob: 'signedFields',
    given: { authToken: 'secret', knobs: { signedFields: 'without carrier fields' } },
    twiml: '',
    check: ({ seen }) => {
      for (const one of seen) {
        const { CallToken: _token, StirVerstat: _verstat, ...fields } = one.fields;
        const { 'x-twilio-signature': signature } = one.headers;
        expect(signature).toBe(sign('secret', addressOf(one), fields));
      }
      expect(seen).toHaveLength(1);
    },
  },
  {
    fact: 'is signed anew after an HTTP redirect',
    page: 'security',
    mark: 'U',
    knob: 'redirectSignature',
    given: { authToken: 'secret' },
    twiml: redirected,
    check: ({ seen }) => {
      const [one, two] = seen.map((request) => request.headers['x-twilio-signature']);
      expect(one).toEqual(expect.any(String));
      expect(two).not.toBe(one);
    },
  },
  {
    fact: 'keeps its signature after an HTTP redirect',
    page: 'security',
    mark: 'U',
    knob: 'redirectSignature',
    given: { authToken: 'secret', knobs: { redirectSignature: 'first' } },
    twiml: redirected,
    check: ({ seen }) => {
      const [one, two] = seen.map((request) => request.headers['x-twilio-signature']);
      expect(two).toBe(one);
    },
  },
];

const setsCookie: Document = {
  answer: (response) => {
    response.writeHead(200, { 'Content-Type': 'text/xml', 'Set-Cookie': 'a=1; Path=/' });
    response.end(`<Response>${menu}</Response>`);
  },
};

const sends =
  (cookies: readonly (string | undefined)[]) =>
  ({ seen }: Played): void =>
    expect(seen.map((one) => one.headers.cookie)).toEqual(cookies);

/** Which requests come back with the application's cookies. */
export const cookies: Fact[] = (
  [
    ['call', [undefined, 'a=1', undefined], 'come back with the documents of the call'],
    ['call and callbacks', [undefined, 'a=1', 'a=1'], 'come back with callbacks, too'],
    ['off', [undefined, undefined, undefined], 'never come back'],
  ] as const
).map(([knob, sent, fact]) => ({
  fact,
  page: 'voice',
  mark: 'U',
  knob: 'cookies',
  given: { knobs: { cookies: knob }, statusCallback: '/callback' },
  twiml: setsCookie,
  does: '1',
  check: sends(sent),
}));
