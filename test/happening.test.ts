import { describe, expect, it } from 'vitest';
import { happeningOf } from '../src/happening.ts';
import type { Form } from '../src/form.ts';

const CALL = { CallSid: 'CA1', From: '+14155550123', To: '+14155550100' };

/** What happened, in a word, and what is told of it. */
function told(form: Form) {
  const { details, ...event } = happeningOf(
    { ...CALL, ...form },
    { now: new Date(0), switches: new Set() },
  );
  return { happened: event.type === 'outcome' ? event.outcome : event.type, details };
}

describe('a request tells', () => {
  it.each<[string, Form, string, object]>([
    [
      'of a payment',
      { Result: 'success', PaymentToken: 'tok_1' },
      'success',
      { paymentToken: 'tok_1' },
    ],
    [
      'of a payment that was broken off',
      { Result: 'caller-interrupted-with-star' },
      'caller-interrupted-with-star',
      {},
    ],
    ['of a virtual agent', { VirtualAgentStatus: 'live-agent-handoff' }, 'live-agent-handoff', {}],
    [
      'of a transfer',
      { DialCallStatus: 'completed', DialCallSid: 'CA2', DialCallDuration: '12' },
      'completed',
      { dialSid: 'CA2', dialDuration: '12' },
    ],
    [
      'of a recording',
      {
        RecordingUrl: 'https://api.twilio.com/RE1',
        RecordingSid: 'RE1',
        RecordingDuration: '3',
        Digits: '#',
      },
      'recorded',
      { recordingUrl: 'https://api.twilio.com/RE1', recordingSid: 'RE1', recordingDuration: '3' },
    ],
    [
      'where both ends are',
      {
        Caller: '+14155550123',
        CallerCity: 'OAKLAND',
        Called: '+14155550100',
        CalledCountry: 'US',
        ParentCallSid: 'CA0',
      },
      'noInput',
      {
        caller: '+14155550123',
        callerCity: 'OAKLAND',
        called: '+14155550100',
        calledCountry: 'US',
        parentSid: 'CA0',
      },
    ],
  ])('%s', (_, form, happened, details) => {
    expect(told(form)).toEqual({ happened, details: { sid: 'CA1', ...details } });
  });
});
