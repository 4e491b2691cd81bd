import { expect } from 'vitest';
import type { Fact } from '../fact.ts';
import type { Played } from '../play.ts';

const isAnswered = ({ call }: Played): void =>
  expect(call.happenings.map(({ kind }) => kind)).toContain('answers');
const isUnanswered = ({ call }: Played): void =>
  expect(call.happenings.map(({ kind }) => kind)).not.toContain('answers');

export const hangup: Fact[] = [
  {
    fact: 'ends the call; nothing after it runs',
    page: 'hangup',
    mark: 'D',
    twiml: '<Hangup/><Say>unreachable</Say>',
    heard: [],
    status: 'completed',
    lines: ['hangs up  the application'],
  },
  {
    fact: 'that comes first still answers the call',
    page: 'hangup',
    mark: 'D',
    twiml: '<Hangup/>',
    check: isAnswered,
  },
];

export const reject: Fact[] = [
  {
    fact: 'ends the call as no-answer by default',
    page: 'reject',
    mark: 'D',
    twiml: '<Reject/><Say>unreachable</Say>',
    heard: [],
    status: 'no-answer',
  },
  {
    fact: 'with reason="rejected" ends it as no-answer',
    page: 'reject',
    mark: 'D',
    twiml: '<Reject reason="rejected"/>',
    status: 'no-answer',
  },
  {
    fact: 'with reason="busy" ends it as busy',
    page: 'reject',
    mark: 'D',
    twiml: '<Reject reason="busy"/>',
    status: 'busy',
  },
  {
    fact: 'that comes first never answers the call',
    page: 'reject',
    mark: 'D',
    twiml: '<Reject/>',
    check: isUnanswered,
  },
  {
    fact: 'after a Pause still refuses the call',
    page: 'pause',
    mark: 'D',
    twiml: '<Pause/><Reject reason="busy"/>',
    status: 'busy',
    check: isUnanswered,
  },
  {
    fact: 'with another reason ends it as no-answer, with a warning',
    page: 13810,
    mark: 'D',
    twiml: '<Reject reason="bored"/>',
    findings: [13810],
    status: 'no-answer',
  },
  {
    fact: 'after the answer hangs up',
    page: 'reject',
    mark: 'U',
    knob: 'lateReject',
    twiml: '<Say>a</Say><Reject reason="busy"/><Say>on</Say>',
    findings: [12200],
    heard: ['a'],
    status: 'completed',
  },
  {
    fact: 'after the answer is passed over',
    page: 'reject',
    mark: 'U',
    knob: 'lateReject',
    given: { knobs: { lateReject: 'ignored' } },
    twiml: '<Say>a</Say><Reject reason="busy"/><Say>on</Say>',
    findings: [12200],
    heard: ['a', 'on'],
    status: 'completed',
  },
];
