import { describe, expect, it } from 'vitest';
import type { Transfers } from '../../../src/phone/index.ts';
import { play } from '../play.ts';

// https://www.twilio.com/docs/voice/twiml/dial

const one = '+14155550111';
const two = '+14155550112';

function dial(inside = one, attributes = 'action="/action"'): string {
  return `<Dial ${attributes}>${inside}</Dial><Say>the next verb</Say>`;
}

describe('Dial', () => {
  it.each<[string, Transfers, Record<string, string>]>([
    ['a party who answers', {}, { DialCallStatus: 'completed', DialCallDuration: '30' }],
    ['a long talk', { [one]: { outcome: 'answered', seconds: 90 } }, { DialCallDuration: '90' }],
    ['a busy party', { [one]: 'busy' }, { DialCallStatus: 'busy' }],
    ['a party who does not answer', { [one]: 'no-answer' }, { DialCallStatus: 'no-answer' }],
    ['a number that fails', { [one]: 'failed' }, { DialCallStatus: 'failed' }],
    ['a call that is canceled', { [one]: 'canceled' }, { DialCallStatus: 'canceled' }],
    [
      'a party who would answer after the time-out',
      { [one]: { outcome: 'answered', rings: 60 } },
      { DialCallStatus: 'no-answer' },
    ],
    [
      'responses by function',
      ({ to }) => (to === one ? 'busy' : 'failed'),
      { DialCallStatus: 'busy' },
    ],
  ])('tells its action of %s', async (_title, transfers, fields) => {
    const { call, action } = await play(dial(), '', { transfers });
    expect(action).toMatchObject({ ...fields, DialCallSid: expect.stringMatching(/^CA/) });
    await call.hears('the action');
  });

  it.each<[string, Transfers]>([
    ['busy', { [one]: 'busy' }],
    ['answered', {}],
  ])('without action goes on with the next verb (%s)', async (_title, transfers) => {
    const { call } = await play(dial(one, ''), '', { transfers });
    expect(call.heard).toEqual(['the next verb']);
  });

  it('hangs up when its action answers with nothing', async () => {
    const { call } = await play(dial(), '', { documents: { '/action': '' } });
    expect(call.heard).toEqual([]);
    await call.ends('completed');
  });

  it.each([
    ['text', '(415) 555-0111', 'Number', '4155550111'],
    ['a Number', `<Number>${one}</Number>`, 'Number', one],
    ['a Client', '<Client>ann</Client>', 'Client', 'ann'],
    ['a Client with Identity', '<Client><Identity>ann</Identity></Client>', 'Client', 'ann'],
    ['a Sip', '<Sip>sip:ann@x.example</Sip>', 'Sip', 'sip:ann@x.example'],
    [
      'an Application',
      '<Application><ApplicationSid>AP1</ApplicationSid></Application>',
      'Application',
      'AP1',
    ],
  ])('dials %s', async (_title, inside, noun, to) => {
    const { call } = await play(dial(inside));
    expect(call.happenings).toContainEqual(expect.objectContaining({ kind: 'dials', noun, to }));
  });

  const both = `<Number>${one}</Number><Number>${two}</Number>`;

  it('rings several together, the first to answer wins', async () => {
    const { call } = await play(dial(both), '', {
      transfers: {
        [one]: { outcome: 'answered', rings: 9 },
        [two]: { outcome: 'answered', rings: 3 },
      },
    });
    expect(outcomes(call.happenings)).toEqual([`${one} canceled`, `${two} answered`]);
  });

  it('rings one after another with sequential', async () => {
    const { call, action } = await play(dial(both, 'action="/action" sequential="true"'), '', {
      transfers: { [one]: 'busy' },
    });
    expect(outcomes(call.happenings)).toEqual([`${one} busy`, `${two} answered`]);
    expect(action).toMatchObject({ DialCallStatus: 'completed' });
  });

  it('tells of no answer when any of several rang out', async () => {
    const transfers = { [one]: 'no-answer', [two]: 'busy' } as const;
    const { action } = await play(dial(both), '', { transfers });
    expect(action).toMatchObject({ DialCallStatus: 'no-answer' });
  });

  it('fails on what is no number, and on nobody', async () => {
    const bad = await play(dial('<Number>reception</Number>'));
    expect(bad.action).toMatchObject({ DialCallStatus: 'failed' });
    const nobody = await play(dial(''));
    expect(nobody.action).toMatchObject({ DialCallStatus: 'failed' });
    expect(nobody.call.findings).toMatchObject([{ code: 13223 }]);
  });

  it('ends the talk at timeLimit', async () => {
    const { action } = await play(dial(one, 'action="/action" timeLimit="10"'));
    expect(action).toMatchObject({ DialCallDuration: '10' });
  });

  it('lets the caller drop the callee with hangupOnStar and goes on', async () => {
    const transfers = { [one]: { outcome: 'answered', seconds: 7, endedBy: 'star' } } as const;
    const { call, action } = await play(dial(one, 'action="/action" hangupOnStar="true"'), '', {
      transfers,
    });
    expect(action).toMatchObject({ DialCallStatus: 'completed', DialCallDuration: '7' });
    await call.hears('the action');
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('requests its action after the caller hung up: %s', async (actionAfterHangup, times) => {
    const transfers = { [one]: { outcome: 'answered', endedBy: 'caller' } } as const;
    const { call, fieldsOf } = await play(dial(), '', { transfers, knobs: { actionAfterHangup } });
    expect(fieldsOf('/action')).toHaveLength(times);
    expect(call.heard).toEqual([]);
    await call.ends('completed');
  });

  it('leaves the call unanswered until the bridge with answerOnBridge', async () => {
    const attributes = 'action="/action" answerOnBridge="true"';
    const missed = await play(dial(one, attributes), '', { transfers: { [one]: 'busy' } });
    expect(missed.action).toMatchObject({ CallStatus: 'ringing' });
    const taken = await play(dial(one, attributes));
    expect(taken.action).toMatchObject({ CallStatus: 'in-progress' });
  });

  it('sends the address of a recording', async () => {
    const attributes =
      'action="/action" record="record-from-answer" recordingStatusCallback="/callback"';
    const { action, fieldsOf } = await play(dial(one, attributes));
    expect(action).toMatchObject({ RecordingUrl: expect.stringContaining('/Recordings/RE') });
    expect(fieldsOf('/callback')).toMatchObject([{ RecordingSource: 'DialVerb' }]);
  });
});

function number(events: string): string {
  return dial(`<Number statusCallback="/callback" ${events}>${one}</Number>`);
}

describe("the status callback of Dial's noun (https://www.twilio.com/docs/voice/twiml/number)", () => {
  const all = 'statusCallbackEvent="initiated ringing answered completed"';

  it('hears of the end only, by default', async () => {
    const { fieldsOf } = await play(number(''));
    expect(fieldsOf('/callback')).toMatchObject([{ CallStatus: 'completed', CallDuration: '30' }]);
  });

  it('hears of every event it asked for, numbered from 0', async () => {
    const { fieldsOf } = await play(number(all));
    expect(
      fieldsOf('/callback').map(({ CallStatus, SequenceNumber }) => [CallStatus, SequenceNumber]),
    ).toEqual([
      ['initiated', '0'],
      ['ringing', '1'],
      ['in-progress', '2'],
      ['completed', '3'],
    ]);
  });

  it('is about the child call', async () => {
    const { call, fieldsOf } = await play(number(''));
    const [fields] = fieldsOf('/callback');
    expect(fields).toMatchObject({ ParentCallSid: call.sid, Direction: 'outbound-dial', To: one });
    expect(fields?.['CallSid']).not.toBe(call.sid);
  });

  it.each(['busy', 'no-answer', 'failed', 'canceled'] as const)('hears of %s', async (outcome) => {
    const { fieldsOf } = await play(number(''), '', { transfers: { [one]: outcome } });
    expect(fieldsOf('/callback')).toMatchObject([{ CallStatus: outcome }]);
  });
});

describe('a whisper (https://www.twilio.com/docs/voice/twiml/number#attributes-url)', () => {
  const whispered = dial(`<Number url="/whisper">${one}</Number>`);

  it('is heard by the callee, not by the caller', async () => {
    const { call, action } = await play(whispered, '', {
      documents: { '/whisper': '<Say>A call from sales</Say>' },
    });
    expect(call.heard).not.toContain('A call from sales');
    expect(call.transcript).toContain('callee    A call from sales');
    expect(action).toMatchObject({ DialBridged: 'true' });
  });

  it('is requested for the child call', async () => {
    const { call, fieldsOf } = await play(whispered, '', { documents: { '/whisper': '' } });
    expect(fieldsOf('/whisper')).toMatchObject([
      { ParentCallSid: call.sid, CallStatus: 'in-progress', Direction: 'outbound-dial' },
    ]);
  });

  const screening = {
    '/whisper': '<Gather action="/accept" numDigits="1"/><Hangup/>',
    '/accept': ({ Digits }: Record<string, string>) => (Digits === '1' ? '' : '<Hangup/>'),
  };

  it.each([
    ['accepts with a key', { outcome: 'answered', keys: '1' }, 'completed'],
    ['declines with a key', { outcome: 'answered', keys: '2' }, 'no-answer'],
    ['does nothing', { outcome: 'answered' }, 'no-answer'],
  ] as const)('lets a callee screen the call who %s', async (_title, transfer, status) => {
    const { action } = await play(whispered, '', {
      transfers: { [one]: transfer },
      documents: screening,
    });
    expect(action).toMatchObject({ DialCallStatus: status });
  });

  it('may not dial: 13201', async () => {
    const { call, action } = await play(whispered, '', {
      documents: { '/whisper': `<Dial>${two}</Dial>` },
    });
    expect(call.findings).toMatchObject([{ code: 13201, level: 'error' }]);
    expect(action).toMatchObject({ DialBridged: 'false' });
  });
});

describe('a conference (https://www.twilio.com/docs/voice/twiml/conference)', () => {
  it('is answered, without a child call', async () => {
    const { action } = await play(dial('<Conference>room</Conference>'));
    expect(action).toMatchObject({ DialCallStatus: 'answered' });
    expect(action).not.toHaveProperty('DialCallSid');
    expect(action).not.toHaveProperty('DialCallDuration');
  });

  it('plays its wait document once', async () => {
    const { call, fieldsOf } = await play(
      dial('<Conference waitUrl="/wait">room</Conference>', ''),
      '',
      {
        documents: { '/wait': '<Say>Please wait</Say>' },
      },
    );
    await call.hears('Please wait');
    expect(fieldsOf('/wait')).toHaveLength(1);
  });

  it('may not gather while it waits: 13238', async () => {
    const { call } = await play(dial('<Conference waitUrl="/wait">room</Conference>', ''), '', {
      documents: { '/wait': '<Gather/>' },
    });
    expect(call.findings).toMatchObject([{ code: 13238, level: 'error' }]);
    await call.hears('the next verb');
  });

  it('reports the events it is asked for, in order', async () => {
    const attributes = 'statusCallback="/callback" statusCallbackEvent="start end join leave"';
    const { fieldsOf } = await play(dial(`<Conference ${attributes}>room</Conference>`));
    expect(fieldsOf('/callback').map((fields) => fields['StatusCallbackEvent'])).toEqual([
      'participant-join',
      'conference-start',
      'participant-leave',
      'conference-end',
    ]);
  });

  it('does not mix with numbers: 13000', async () => {
    const { call } = await play(dial(`<Conference>room</Conference><Number>${one}</Number>`));
    expect(call.findings).toMatchObject([{ code: 13000, level: 'warning' }]);
  });
});

describe('Dial of a queue (https://www.twilio.com/docs/voice/twiml/queue)', () => {
  it.each([
    ['somebody waits', {}, 'completed'],
    ['nobody waits', { support: 'no-answer' }, 'no-answer'],
    ['there is no such queue', { support: 'failed' }, 'failed'],
  ] as const)('when %s', async (_title, transfers, status) => {
    const { action } = await play(dial('<Queue>support</Queue>'), '', { transfers });
    expect(action).toMatchObject({ DialCallStatus: status });
  });

  it('plays its document to the one who waited', async () => {
    const { call, fieldsOf } = await play(dial('<Queue url="/whisper">support</Queue>'), '', {
      documents: { '/whisper': '<Say>You are next</Say>' },
    });
    expect(call.transcript).toContain('callee    You are next');
    expect(fieldsOf('/whisper')).toMatchObject([{ DequeingCallSid: call.sid }]);
  });
});

function outcomes(
  happenings: readonly { kind: string; to?: string; outcome?: string }[],
): string[] {
  return happenings
    .filter((happening) => happening.kind === 'dialled')
    .map((happening) => `${happening.to} ${happening.outcome}`);
}
