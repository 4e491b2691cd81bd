import { expect } from 'vitest';
import type { Fact } from '../fact.ts';
import { one, twiml } from './dial.ts';

function number(attributes: string): string {
  return twiml(`<Number ${attributes}>${one}</Number>`);
}

const callback = 'statusCallback="/callback"';
const whispers = 'url="/whisper"';
const screening = {
  '/whisper': '<Gather action="/accept" numDigits="1"/><Hangup/>',
  '/accept': ({ Digits }: Record<string, string>) => (Digits === '1' ? '' : '<Hangup/>'),
};

export const statusCallback: Fact[] = [
  {
    fact: 'hears of the end only, by default',
    page: 'number',
    mark: 'D',
    twiml: number(callback),
    callbacks: [{ CallStatus: 'completed', CallDuration: '30' }],
  },
  {
    fact: 'hears of every event it asks for, numbered from 0',
    page: 'number',
    mark: 'D',
    twiml: number(`${callback} statusCallbackEvent="initiated ringing answered completed"`),
    callbacks: ['initiated', 'ringing', 'in-progress', 'completed'].map((status, index) => ({
      CallStatus: status,
      SequenceNumber: String(index),
      CallbackSource: 'call-progress-events',
      Timestamp: expect.stringMatching(/ \+0000$/),
    })),
  },
  {
    fact: 'is about the child call, which names its parent',
    page: 'number',
    mark: 'D',
    twiml: number(callback),
    check: ({ call, fieldsOf }) => {
      const [fields] = fieldsOf('/callback');
      expect(fields).toMatchObject({ ParentCallSid: call.sid, Direction: 'outbound-dial' });
      expect(fields?.['CallSid']).not.toBe(call.sid);
    },
  },
  ...(['busy', 'no-answer', 'failed', 'canceled'] as const).map((outcome): Fact => ({
    fact: `hears of ${outcome} as of any end`,
    page: 'number',
    mark: 'D',
    twiml: number(callback),
    given: { transfers: { [one]: outcome } },
    callbacks: [{ CallStatus: outcome, CallDuration: '0', ParentCallSid: expect.any(String) }],
  })),
  {
    fact: 'goes by GET where told to',
    page: 'number',
    mark: 'D',
    twiml: number(`${callback} statusCallbackMethod="GET"`),
    requests: ['POST /voice', 'GET /callback', 'POST /action'],
  },
  {
    fact: 'says where the recording of the talk is',
    page: 'number',
    mark: 'D',
    twiml: number(callback).replace('<Dial', '<Dial record="true"'),
    callbacks: [{ RecordingUrl: expect.any(String), RecordingDuration: '30' }],
  },
];

export const detection: Fact[] = [
  {
    fact: 'tells its callback of a human',
    page: 'number',
    mark: 'D',
    twiml: number('machineDetection="Enable" amdStatusCallback="/callback"'),
    callbacks: [{ AnsweredBy: 'human', CallSid: expect.stringMatching(/^CA/) }],
  },
  {
    fact: 'tells its callback of a machine',
    page: 'amd',
    mark: 'D',
    twiml: number('machineDetection="Enable" amdStatusCallback="/callback"'),
    given: { transfers: { [one]: { outcome: 'answered', answerer: 'machine' } } },
    callbacks: [{ AnsweredBy: 'machine_start' }],
  },
  {
    fact: 'waits for the end of the greeting with DetectMessageEnd',
    page: 'amd',
    mark: 'D',
    twiml: number('machineDetection="DetectMessageEnd" amdStatusCallback="/callback"'),
    given: { transfers: { [one]: { outcome: 'answered', answerer: 'machine' } } },
    callbacks: [{ AnsweredBy: 'machine_end_beep' }],
  },
  {
    fact: 'is told to the status callback of the end, too',
    page: 'number',
    mark: 'D',
    twiml: number(`machineDetection="Enable" ${callback}`),
    given: { transfers: { [one]: { outcome: 'answered', answerer: 'fax' } } },
    callbacks: [{ CallStatus: 'completed', AnsweredBy: 'fax' }],
  },
  {
    fact: 'detects nothing unless asked to',
    page: 'number',
    mark: 'D',
    twiml: number('amdStatusCallback="/callback"'),
    callbacks: [],
  },
];

export const whisper: Fact[] = [
  {
    fact: 'is heard by the callee, not by the caller',
    page: 'number',
    mark: 'D',
    twiml: number(whispers),
    given: { documents: { '/whisper': '<Say>A call from sales</Say>' } },
    lines: ['callee    A call from sales'],
    heard: ['the action'],
    action: { DialBridged: 'true' },
  },
  {
    fact: 'is requested for the child call',
    page: 'number',
    mark: 'D',
    twiml: number(whispers),
    given: { documents: { '/whisper': '' } },
    check: ({ call, fieldsOf }) =>
      expect(fieldsOf('/whisper')).toMatchObject([
        { ParentCallSid: call.sid, CallStatus: 'in-progress', Direction: 'outbound-dial' },
      ]),
  },
  {
    fact: 'is requested by GET where told to',
    page: 'number',
    mark: 'D',
    twiml: number(`${whispers} method="GET"`),
    given: { documents: { '/whisper': '' } },
    requests: ['POST /voice', 'GET /whisper', 'POST /action'],
  },
  ...(
    [
      ['accepts with a key', '1', 'true'],
      ['declines with a key', '2', 'false'],
      ['does nothing', undefined, 'false'],
    ] as const
  ).map(([does, keys, DialBridged]): Fact => ({
    fact: `lets a callee screen the call who ${does}`,
    page: 'number',
    mark: 'D',
    twiml: number(whispers),
    given: {
      documents: screening,
      transfers: { [one]: { outcome: 'answered', ...(keys === undefined ? {} : { keys }) } },
    },
    action: { DialBridged },
  })),
  {
    fact: 'may not dial',
    page: 13201,
    mark: 'D',
    twiml: number(whispers),
    given: { documents: { '/whisper': `<Dial>${one}</Dial>` } },
    findings: [13201],
    action: { DialBridged: 'false' },
  },
  {
    fact: 'has cookies of its own',
    page: 'voice',
    mark: 'U',
    knob: 'childCookies',
    ...cookied('own'),
    check: ({ seen }) =>
      expect(seen.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined, 'a=1']),
  },
  {
    fact: 'shares the cookies of its caller',
    page: 'voice',
    mark: 'U',
    knob: 'childCookies',
    ...cookied('shared'),
    check: ({ seen }) =>
      expect(seen.map(({ headers }) => headers.cookie)).toEqual([undefined, 'a=1', 'a=1']),
  },
];

/** A call whose first answer sets a cookie. */
function cookied(childCookies: 'own' | 'shared'): Pick<Fact, 'twiml' | 'given'> {
  return {
    twiml: {
      answer: (response) => {
        response.writeHead(200, { 'Content-Type': 'text/xml', 'Set-Cookie': 'a=1; Path=/' });
        response.end(`<Response>${number(whispers)}</Response>`);
      },
    },
    given: { documents: { '/whisper': '' }, knobs: { childCookies } },
  };
}
