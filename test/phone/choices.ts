import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { Scene } from './fact.ts';

const menu = '<Gather numDigits="1" action="/action"/>';
const one = '+14155550111';
const dial = `<Dial timeout="1" action="/action">${one}</Dial>`;
const refer = '<Refer action="/action"><Sip>sip:ann@x.example</Sip></Refer>';

/** What no source tells, so that the phone has a way of its own. */
export const choices: Scene[] = [
  {
    fact: 'speaks about 150 words a minute',
    twiml: `<Say>${'word '.repeat(150)}</Say>`,
    seconds: 60,
  },
  {
    fact: 'loses keys after the last one a Gather takes',
    twiml: menu,
    does: '12',
    action: { Digits: '1' },
    lines: ['          (2 is lost: nobody asked for it)'],
  },
  {
    fact: 'asks nothing of a host with an underscore',
    twiml: '<Redirect>http://my_host.example/</Redirect>',
    findings: [11100],
  },
  {
    fact: 'rings five seconds at the least, and five more',
    twiml: dial,
    given: { transfers: { [one]: { outcome: 'answered', rings: 10 } } },
    action: { DialCallStatus: 'completed' },
  },
  {
    fact: 'has a caller cancel the Dial by hanging up while it rings',
    twiml: dial,
    given: { transfers: { [one]: { outcome: 'canceled', endedBy: 'caller' } } },
    action: { DialCallStatus: 'canceled' },
    heard: [],
    status: 'completed',
  },
  {
    fact: 'has a callee who hangs up in the whisper count as no answer',
    twiml: `<Dial action="/action"><Number url="/whisper">${one}</Number></Dial>`,
    given: { documents: { '/whisper': '<Hangup/>' } },
    action: { DialCallStatus: 'no-answer' },
  },
  {
    fact: 'names the events of a conference in its own words, numbered from 1',
    twiml:
      '<Dial><Conference participantLabel="ann" statusCallback="/callback" ' +
      'statusCallbackEvent="start end join leave">room</Conference></Dial>',
    callbacks: [
      { StatusCallbackEvent: 'participant-join', SequenceNumber: '1', ParticipantLabel: 'ann' },
      { StatusCallbackEvent: 'conference-start', SequenceNumber: '2', FriendlyName: 'room' },
      { StatusCallbackEvent: 'participant-leave', SequenceNumber: '3', Muted: 'false' },
      { StatusCallbackEvent: 'conference-end', SequenceNumber: '4' },
    ],
  },
  ...(
    [
      ['answered', { ReferCallStatus: 'completed', NotifySipResponseCode: '200' }],
      ['failed', { ReferCallStatus: 'failed', NotifySipResponseCode: '603' }],
    ] as const
  ).map(([outcome, action]): Scene => ({
    fact: `tells a Refer that is ${outcome} by the codes of SIP`,
    twiml: refer,
    given: { from: 'sip:bob@y.example', transfers: { 'sip:ann@x.example': outcome } },
    action,
  })),
  ...(
    [
      ['<Reject reason="busy"/>', '486'],
      ['<Reject/>', '480'],
      ['<Hangup/>', '200'],
    ] as const
  ).map(([twiml, SipResponseCode]): Scene => ({
    fact: `tells the end after ${twiml} by the codes of SIP`,
    twiml,
    given: { statusCallback: '/callback' },
    callbacks: [{ SipResponseCode }],
  })),
  {
    fact: 'makes nothing out of a message whose words it does not know',
    twiml: '<Record transcribe="true" transcribeCallback="/callback" action="/action"/>',
    does: (call) => call.record(10, '#'),
    callbacks: [{ TranscriptionStatus: 'failed', TranscriptionText: '' }],
  },
  {
    fact: 'keeps its connections open where the knob says so',
    twiml: '',
    given: { knobs: { connection: 'keep-alive' } },
    check: ({ seen }) => expect(seen[0]?.headers.connection).toBe('keep-alive'),
  },
  {
    fact: 'sends a body little by little where the knob says so',
    twiml: menu,
    given: { knobs: { requestBody: 'in pieces' } },
    does: '1',
    action: { Digits: '1' },
  },
  {
    fact: 'asks twice with one token where the knob says so, as after a lost answer',
    twiml: menu,
    given: { knobs: { requests: 'twice' } },
    does: '1',
    requests: ['POST /voice', 'POST /voice', 'POST /action', 'POST /action'],
    check: ({ seen }) => {
      const tokens = seen.map(({ headers }) => headers['i-twilio-idempotency-token']);
      expect(new Set(tokens).size).toBe(2);
    },
  },
  {
    fact: 'takes no more than 64 kB out of a compressed answer',
    twiml: {
      answer: (response) => {
        response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Encoding': 'gzip' });
        response.end(gzipSync('x'.repeat(1_000_000)));
      },
    },
    given: { knobs: { acceptEncoding: 'gzip' } },
    findings: [11750],
  },
  {
    fact: 'advises on a document once, where the knob says so',
    twiml: '<Gather numDigits="1"/><Redirect/>',
    given: { knobs: { advice: 'on' } },
    does: 'w,w',
    findings: [0, 0],
    lines: [expect.stringMatching(/^advice {4}<Redirect> asks for this document again/)],
  },
  {
    fact: 'keeps its advice to itself otherwise',
    twiml: '<Gather/>',
    does: 'w',
    findings: [],
  },
];
