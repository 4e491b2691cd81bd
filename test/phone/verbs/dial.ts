import { expect } from 'vitest';
import type { Played } from '../play.ts';
import type { Fact } from '../fact.ts';

export const one = '+14155550111';
const two = '+14155550112';

/** A Dial with an action, and a verb after it. */
export function twiml(inside = one, attributes = 'action="/action"'): string {
  return `<Dial ${attributes}>${inside}</Dial><Say>the next verb</Say>`;
}

const both = `<Number>${one}</Number><Number>${two}</Number>`;
const gone = { transfers: { [one]: { outcome: 'answered', endedBy: 'caller' } } } as const;

const outcomes = ({ call }: Played): string[] =>
  call.happenings.flatMap((happening) =>
    happening.kind === 'dialled' ? [`${happening.to} ${happening.outcome}`] : [],
  );

export const dial: Fact[] = [
  {
    fact: 'tells its action of a talk and how long it was',
    page: 'dial',
    mark: 'D',
    twiml: twiml(),
    given: { transfers: { [one]: { outcome: 'answered', seconds: 90 } } },
    action: {
      DialCallStatus: 'completed',
      DialCallSid: expect.stringMatching(/^CA[\da-f]{32}$/),
      DialCallDuration: '90',
      DialBridged: 'true',
    },
    heard: ['the action'],
  },
  ...(['busy', 'no-answer', 'failed', 'canceled'] as const).map((outcome): Fact => ({
    fact: `tells its action of ${outcome}`,
    page: 'dial',
    mark: 'D',
    twiml: twiml(),
    given: { transfers: { [one]: outcome } },
    action: { DialCallStatus: outcome, DialBridged: 'false' },
    without: ['DialCallDuration'],
    heard: ['the action'],
  })),
  {
    fact: 'rings thirty seconds by default, and five more',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, ''),
    given: { transfers: { [one]: 'no-answer' } },
    lines: ['ended     completed after 37 seconds'],
  },
  {
    fact: 'rings as long as timeout says, and five seconds more',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, 'timeout="10" action="/action"'),
    given: { transfers: { [one]: { outcome: 'answered', rings: 15 } } },
    action: { DialCallStatus: 'completed' },
  },
  {
    fact: 'gives up a party who would answer later',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, 'timeout="10" action="/action"'),
    given: { transfers: { [one]: { outcome: 'answered', rings: 16 } } },
    action: { DialCallStatus: 'no-answer' },
  },
  {
    fact: 'without action goes on with the next verb, whatever came of it',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, ''),
    given: { transfers: { [one]: 'busy' } },
    heard: ['the next verb'],
  },
  {
    fact: 'hangs up when its action answers with nothing',
    page: 'dial',
    mark: 'D',
    twiml: twiml(),
    given: { documents: { '/action': '' } },
    heard: [],
    status: 'completed',
  },
  {
    fact: 'plays nothing more to a caller who hung up first',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, ''),
    given: gone,
    heard: [],
    status: 'completed',
  },
  {
    fact: 'requests its action after the caller hung up',
    page: 'dial',
    mark: 'U',
    knob: 'actionAfterHangup',
    twiml: twiml(),
    given: gone,
    action: { DialCallStatus: 'completed', CallStatus: 'completed' },
    heard: [],
  },
  {
    fact: 'requests no action after the caller hung up',
    page: 'dial',
    mark: 'U',
    knob: 'actionAfterHangup',
    twiml: twiml(),
    given: { ...gone, knobs: { actionAfterHangup: false } },
    action: null,
    status: 'completed',
  },
  {
    fact: 'takes a plain number, however it is written',
    page: 'dial',
    mark: 'D',
    twiml: twiml('(415) 555-0111'),
    lines: ['dials     4155550111'],
  },
  {
    fact: 'takes a client, by name or Identity',
    page: 'client',
    mark: 'D',
    twiml: twiml('<Client><Identity>ann</Identity></Client>'),
    lines: ['dials     client ann'],
  },
  {
    fact: 'takes a SIP address',
    page: 'dial',
    mark: 'D',
    twiml: twiml('<Sip>sip:ann@x.example</Sip>'),
    lines: ['dials     sip sip:ann@x.example'],
  },
  {
    fact: 'takes an application',
    page: 'sdk',
    mark: 'S',
    twiml: twiml('<Application><ApplicationSid>AP1</ApplicationSid></Application>'),
    lines: ['dials     application AP1'],
  },
  {
    fact: 'rings several together; the first to answer wins',
    page: 'dial',
    mark: 'D',
    twiml: twiml(both),
    given: {
      transfers: {
        [one]: { outcome: 'answered', rings: 9 },
        [two]: { outcome: 'answered', rings: 3 },
      },
    },
    check: (played) => expect(outcomes(played)).toEqual([`${one} canceled`, `${two} answered`]),
  },
  {
    fact: 'rings one after another with sequential',
    page: 'dial',
    mark: 'D',
    twiml: twiml(both, 'action="/action" sequential="true"'),
    given: { transfers: { [one]: 'busy' } },
    action: { DialCallStatus: 'completed' },
    check: (played) => expect(outcomes(played)).toEqual([`${one} busy`, `${two} answered`]),
  },
  {
    fact: 'ends the talk at timeLimit',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, 'action="/action" timeLimit="10"'),
    action: { DialCallDuration: '10' },
  },
  {
    fact: 'ends the talk with the call, after four hours',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, ''),
    given: { transfers: { [one]: { outcome: 'answered', seconds: 50_000 } } },
    heard: [],
    seconds: 4 * 60 * 60,
    lines: ['hangs up  the carrier'],
  },
  {
    fact: 'lets the caller drop the callee with hangupOnStar, and goes on',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, 'action="/action" hangupOnStar="true"'),
    given: { transfers: { [one]: { outcome: 'answered', seconds: 7, endedBy: 'star' } } },
    action: { DialCallStatus: 'completed', DialCallDuration: '7' },
    heard: ['the action'],
  },
  {
    fact: 'calls with the number of the caller by default',
    page: 'dial',
    mark: 'D',
    twiml: twiml(`<Number statusCallback="/callback">${one}</Number>`),
    callbacks: [{ From: '+14155550123', To: one }],
  },
  {
    fact: 'calls with callerId',
    page: 'dial',
    mark: 'D',
    twiml: twiml(
      `<Number statusCallback="/callback">${one}</Number>`,
      'action="/action" callerId="+14155550100"',
    ),
    callbacks: [{ From: '+14155550100' }],
  },
  {
    fact: 'with answerOnBridge leaves the call unanswered when nobody answers',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, 'action="/action" answerOnBridge="true"'),
    given: { transfers: { [one]: 'busy' } },
    action: { CallStatus: 'ringing' },
  },
  {
    fact: 'with answerOnBridge answers the call when the parties are connected',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, 'action="/action" answerOnBridge="true"'),
    action: { CallStatus: 'in-progress' },
    lines: ['ended     completed after 31 seconds'],
  },
  {
    fact: 'records the talk, and sends where the recording is',
    page: 'dial',
    mark: 'D',
    twiml: twiml(
      one,
      'action="/action" record="record-from-answer" recordingStatusCallback="/callback"',
    ),
    action: { RecordingUrl: expect.stringContaining('/Recordings/RE') },
    callbacks: [{ RecordingSource: 'DialVerb', RecordingChannels: '1', RecordingDuration: '30' }],
    check: ({ call, fieldsOf }) =>
      expect(fieldsOf('/callback')).toMatchObject([{ CallSid: call.sid }]),
  },
  {
    fact: 'records each party apart with -dual',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, 'record="record-from-answer-dual" recordingStatusCallback="/callback"'),
    callbacks: [{ RecordingChannels: '2' }],
  },
  {
    fact: 'does not record by default',
    page: 'dial',
    mark: 'D',
    twiml: twiml(one, 'action="/action" recordingStatusCallback="/callback"'),
    without: ['RecordingUrl'],
    callbacks: [],
  },
  {
    fact: 'fails on what is no number',
    page: 13223,
    mark: 'D',
    twiml: twiml('<Number>reception</Number>'),
    findings: [13223],
    action: { DialCallStatus: 'failed' },
  },
  {
    fact: 'fails on nobody',
    page: 13223,
    mark: 'D',
    twiml: twiml(''),
    findings: [13223],
    action: { DialCallStatus: 'failed' },
  },
];
