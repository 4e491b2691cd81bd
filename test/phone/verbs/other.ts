import { expect } from 'vitest';
import type { Fact } from '../fact.ts';

const apology = [expect.stringMatching(/application error/)];

export const refer: Fact[] = [
  {
    fact: 'works on SIP calls only',
    page: 13801,
    mark: 'D',
    twiml: '<Refer><Sip>sip:ann@x.example</Sip></Refer>',
    findings: [13801],
    heard: apology,
  },
  {
    fact: 'tells its action how the SIP phone responded',
    page: 'refer',
    mark: 'D',
    twiml: '<Refer action="/action"><Sip>sip:ann@x.example</Sip></Refer>',
    given: { from: 'sip:bob@y.example' },
    action: {
      ReferCallStatus: expect.any(String),
      ReferSipResponseCode: expect.any(String),
      NotifySipResponseCode: expect.any(String),
    },
  },
  {
    fact: 'without action goes on with the next verb',
    page: 'refer',
    mark: 'D',
    twiml: '<Refer><Sip>sip:ann@x.example</Sip></Refer><Say>on</Say>',
    given: { from: 'sip:bob@y.example' },
    heard: ['on'],
  },
];

export const connect: Fact[] = [
  {
    fact: 'holds the call until its noun ends, then goes on with the next verb',
    page: 'connect',
    mark: 'D',
    twiml: '<Connect><Room>a</Room></Connect><Say>on</Say>',
    lines: ['carrier   Connect Room', 'hears     on'],
  },
  {
    fact: 'requests its action',
    page: 'connect',
    mark: 'D',
    twiml: '<Connect action="/action"><Stream url="wss://x.example/"/></Connect><Say>on</Say>',
    heard: ['the action'],
  },
];

export const start: Fact[] = [
  {
    fact: 'goes on at once while its stream listens',
    page: 'stream',
    mark: 'D',
    twiml: '<Start><Stream url="wss://x.example/"/></Start><Say>on</Say>',
    lines: ['carrier   Start Stream', 'hears     on'],
  },
  {
    fact: 'takes Siprec, Transcription and Recording, too',
    page: 'sdk',
    mark: 'S',
    twiml: '<Start><Siprec/><Transcription/><Recording/></Start><Say>on</Say>',
    lines: ['carrier   Start Siprec', 'carrier   Start Transcription', 'carrier   Start Recording'],
  },
  {
    fact: 'fails when it holds anything else',
    page: 14300,
    mark: 'D',
    twiml: '<Start><Room/></Start>',
    findings: [14300],
    heard: apology,
  },
];

export const stop: Fact[] = [
  {
    fact: 'ends a fork and goes on at once',
    page: 'stream',
    mark: 'D',
    twiml: '<Stop><Stream name="a"/></Stop><Say>on</Say>',
    lines: ['carrier   Stop Stream', 'hears     on'],
  },
];

export const pay: Fact[] = [
  {
    fact: 'takes prompts, and goes on with the next verb',
    page: 'pay',
    mark: 'S',
    twiml:
      '<Pay><Prompt for="payment-card-number"><Say>Your card?</Say></Prompt></Pay><Say>on</Say>',
    lines: ['carrier   Pay Prompt', 'hears     on'],
  },
  {
    fact: 'requests its action',
    page: 'pay',
    mark: 'D',
    twiml: '<Pay action="/action"/><Say>on</Say>',
    heard: ['the action'],
  },
];

export const sms: Fact[] = [
  {
    fact: 'goes to the caller by default, and the document goes on',
    page: 'sms',
    mark: 'D',
    twiml: '<Sms>Hello</Sms><Say>on</Say>',
    lines: ['message   to +1 415 555 0123: Hello', 'hears     on'],
  },
  {
    fact: 'goes to whom it says',
    page: 'sms',
    mark: 'D',
    twiml: '<Sms to="+14155550111">Hello</Sms>',
    lines: ['message   to +1 415 555 0111: Hello'],
  },
  {
    fact: 'requests its action',
    page: 'sms',
    mark: 'D',
    twiml: '<Sms action="/action">Hello</Sms><Say>on</Say>',
    action: { SmsStatus: 'sent', SmsSid: expect.stringMatching(/^SM[\da-f]{32}$/) },
  },
  {
    fact: 'tells its status callback when it is sent and delivered',
    page: 'messaging',
    mark: 'D',
    twiml: '<Sms statusCallback="/callback">Hello</Sms>',
    callbacks: [
      { MessageStatus: 'sent', From: '+14155550100', To: '+14155550123' },
      { MessageStatus: 'delivered', MessageSid: expect.stringMatching(/^SM/) },
    ],
  },
  {
    fact: 'warns of a text that is empty or over 1600 characters',
    page: 14103,
    mark: 'D',
    twiml: `<Sms>${'a'.repeat(1601)}</Sms><Sms></Sms>`,
    findings: [14103, 14103],
  },
];

export const echo: Fact[] = [
  {
    fact: 'is a verb of the SDK only, and is passed through',
    page: 'sdk',
    mark: 'S',
    twiml: '<Echo/><Say>on</Say>',
    lines: ['carrier   Echo', 'hears     on'],
  },
];
