import { expect } from 'vitest';
import type { Fact } from './fact.ts';

const statusCallback = '/callback';
const every = ['initiated', 'ringing', 'answered', 'completed'] as const;

/** The status callback of the call itself. */
export const callStatus: Fact[] = [
  {
    fact: 'hears of the end only, by default, and how long the call was',
    page: 'webhooks',
    mark: 'D',
    twiml: '<Pause length="10"/><Say>a</Say><Pause length="69"/>',
    given: { statusCallback, now: new Date('2026-11-20T09:00:00Z') },
    callbacks: [
      {
        CallStatus: 'completed',
        CallDuration: '70',
        CallbackSource: 'call-progress-events',
        SequenceNumber: '0',
        Timestamp: 'Fri, 20 Nov 2026 09:01:20 +0000',
        From: '+14155550123',
      },
    ],
  },
  {
    fact: 'hears of the minutes that are billed, rounded up',
    page: 'webhooks',
    mark: 'R',
    twiml: '<Say>a</Say><Pause length="60"/>',
    given: { statusCallback },
    callbacks: [{ Duration: '2' }],
  },
  {
    fact: 'hears of every event where asked to, each in a request of its own',
    page: 'call',
    mark: 'D',
    twiml: '<Hangup/>',
    given: { statusCallback, statusCallbackEvent: every },
    callbacks: ['initiated', 'ringing', 'in-progress', 'completed'].map((status, index) => ({
      CallStatus: status,
      SequenceNumber: String(index),
    })),
  },
  {
    fact: 'does not hear that a call was answered that never was',
    page: 'call',
    mark: 'D',
    twiml: '<Reject/>',
    given: { statusCallback, statusCallbackEvent: every },
    callbacks: [
      { CallStatus: 'initiated' },
      { CallStatus: 'ringing' },
      { CallStatus: 'no-answer', CallDuration: '0' },
    ],
  },
  ...(
    [
      ['a busy line', '<Reject reason="busy"/>', '', 'busy'],
      ['a rejected call', '<Reject/>', '', 'no-answer'],
      ['a caller who hung up', '<Gather/>', 'h', 'completed'],
    ] as const
  ).map(([what, twiml, does, CallStatus]): Fact => ({
    fact: `hears of ${what}, in the words of SIP, too`,
    page: 'webhooks',
    mark: 'R',
    twiml,
    does,
    given: { statusCallback },
    callbacks: [{ CallStatus, SipResponseCode: expect.stringMatching(/^\d{3}$/) }],
  })),
  {
    fact: 'hears of the end after an application error',
    page: 'availability',
    mark: 'D',
    twiml: '<Refer/>',
    given: { statusCallback },
    findings: [13801],
    callbacks: [{ CallStatus: 'completed' }],
  },
  {
    fact: 'that fails is logged only',
    page: 15003,
    mark: 'D',
    twiml: '<Hangup/>',
    given: { statusCallback: '/missing' },
    findings: [15003],
    status: 'completed',
  },
  {
    fact: 'may be answered with TwiML, which nobody plays',
    page: 15003,
    mark: 'D',
    twiml: '<Hangup/>',
    given: { statusCallback, documents: { '/callback': '<Say>unheard</Say>' } },
    heard: [],
  },
];

const machineDetection = { answerer: 'machine', callback: '/callback' } as const;

/** Answering machine detection of an outbound call. */
export const callDetection: Fact[] = [
  {
    fact: 'comes with the requests of the call when the document waits for it',
    page: 'amd',
    mark: 'D',
    twiml: '',
    given: { direction: 'outbound-api', machineDetection: { answerer: 'machine' } },
    check: ({ seen }) => expect(seen[0]?.fields).toMatchObject({ AnsweredBy: 'machine_start' }),
  },
  {
    fact: 'says how long it took',
    page: 'amd',
    mark: 'R',
    twiml: '',
    given: { direction: 'outbound-api', machineDetection: {} },
    check: ({ seen }) =>
      expect(seen[0]?.fields).toMatchObject({ MachineDetectionDuration: expect.any(String) }),
  },
  {
    fact: 'comes by a callback of its own when the document does not wait',
    page: 'amd',
    mark: 'D',
    twiml: '<Say>Hello</Say>',
    given: { direction: 'outbound-api', machineDetection },
    requests: ['POST /voice', 'POST /callback'],
    callbacks: [{ AnsweredBy: 'machine_start', CallSid: expect.any(String) }],
    check: ({ seen }) => expect(seen[0]?.fields).not.toHaveProperty('AnsweredBy'),
  },
  {
    fact: 'tells the end of a greeting from its start',
    page: 'amd',
    mark: 'D',
    twiml: '',
    given: {
      direction: 'outbound-api',
      machineDetection: { ...machineDetection, mode: 'DetectMessageEnd' },
    },
    callbacks: [{ AnsweredBy: 'machine_end_beep' }],
  },
  ...(['human', 'fax', 'unknown'] as const).map((answerer): Fact => ({
    fact: `tells of ${answerer}`,
    page: 'amd',
    mark: 'D',
    twiml: '',
    given: { direction: 'outbound-api', machineDetection: { ...machineDetection, answerer } },
    callbacks: [{ AnsweredBy: answerer }],
  })),
];
