import { describe, expect, it } from 'vitest';
import { play } from '../play.ts';

// https://www.twilio.com/docs/voice/twiml/enqueue

function enqueue(attributes: string, name = 'support'): string {
  return `<Enqueue action="/action" ${attributes}>${name}</Enqueue><Say>the next verb</Say>`;
}

const documents = { '/wait': '<Say>Please wait</Say>' };

describe('Enqueue', () => {
  it('requests its wait document again and again', async () => {
    const { call, fieldsOf } = await play(enqueue('waitUrl="/wait"'), 'w,w', { documents });
    expect(fieldsOf('/wait')).toHaveLength(3);
    expect(call.state).toBe('waiting in a queue');
  });

  it('tells the wait document of the queue', async () => {
    const { fieldsOf } = await play(enqueue('waitUrl="/wait"'), '', { documents });
    expect(fieldsOf('/wait')).toMatchObject([
      {
        QueuePosition: '1',
        QueueSid: expect.stringMatching(/^QU/),
        QueueTime: '0',
        MaxQueueSize: '1000',
      },
    ]);
  });

  it('asks for the wait document by GET where told to', async () => {
    const { seen } = await play(enqueue('waitUrl="/wait" waitUrlMethod="GET"'), '', { documents });
    expect(seen.at(-1)).toMatchObject({ method: 'GET', fields: { QueuePosition: '1' } });
  });

  it.each([
    ['an agent took the call', 'a', 'bridged'],
    ['the caller hung up', 'h', 'hangup'],
    ['an agent took it later', 'w,w,a', 'bridged'],
  ])('tells its action that %s', async (_title, script, result) => {
    const { action } = await play(enqueue('waitUrl="/wait"'), script, { documents });
    expect(action).toMatchObject({ QueueResult: result, QueueSid: expect.stringMatching(/^QU/) });
  });

  it('plays nothing to a caller who hung up', async () => {
    const { call } = await play(enqueue('waitUrl="/wait"'), 'h', { documents });
    expect(call.heard).toEqual([]);
    await call.ends('completed');
  });

  it('is left by Leave', async () => {
    const { call, action } = await play(enqueue('waitUrl="/wait"'), '', {
      documents: { '/wait': '<Say>No agents</Say><Leave/><Say>unheard</Say>' },
    });
    expect(action).toMatchObject({ QueueResult: 'leave' });
    await call.hears('the action');
    expect(call.heard).not.toContain('unheard');
  });

  it('lets a key leave, by Gather and Leave', async () => {
    const { call, action } = await play(enqueue('waitUrl="/wait"'), 'w,w,1', {
      documents: { '/wait': '<Gather action="/leave" numDigits="1"/>', '/leave': '<Leave/>' },
    });
    expect(action).toMatchObject({ QueueResult: 'leave' });
    await call.hears('the action');
  });

  it('without action goes on with the next verb after Leave', async () => {
    const { call } = await play(
      '<Enqueue waitUrl="/wait">q</Enqueue><Say>the next verb</Say>',
      '',
      {
        documents: { '/wait': '<Leave/>' },
      },
    );
    expect(call.heard).toEqual(['the next verb']);
  });

  it.each([
    ['Twilio plays music without waitUrl', '', 1],
    ['waitUrl="" is silence', 'waitUrl=""', 0],
  ])('%s', async (_title, attributes, times) => {
    const { call } = await play(enqueue(attributes), 'w');
    expect(call.happenings.filter(({ kind }) => kind === 'plays')).toHaveLength(times);
    expect(call.seconds).toBe(30);
  });

  it.each([
    ['full', 'queue-full'],
    ['failed', 'system-error'],
  ] as const)('that is %s tells its action %s, without a QueueSid', async (outcome, result) => {
    const { action } = await play(enqueue(''), '', { transfers: { support: outcome } });
    expect(action).toMatchObject({ QueueResult: result });
    expect(action).not.toHaveProperty('QueueSid');
  });

  it('whose wait document fails tells its action of an error', async () => {
    const { call, action } = await play(enqueue('waitUrl="/nowhere"'));
    expect(action).toMatchObject({ QueueResult: 'error' });
    expect(call.findings).toMatchObject([{ code: 11200 }]);
  });

  it.each(['Dial', 'Record', 'Enqueue'])('warns of %s in its wait document', async (verb) => {
    const { call } = await play(enqueue('waitUrl="/wait"'), '', {
      documents: { '/wait': `<${verb}>1</${verb}>` },
    });
    expect(call.findings).toContainEqual(expect.objectContaining({ code: 12200 }));
    expect(call.state).toBe('waiting in a queue');
  });

  it('ends when its wait document hangs up', async () => {
    const { call } = await play(enqueue('waitUrl="/wait"'), '', {
      documents: { '/wait': '<Hangup/>' },
    });
    expect(call.status).toBe('completed');
  });

  it.each([
    ['no name', '', 14204],
    ['a name of 65 letters', 'q'.repeat(65), 14205],
  ])('with %s fails', async (_title, name, code) => {
    const { call } = await play(enqueue('', name));
    expect(call.findings).toMatchObject([{ code, level: 'error' }]);
    await call.hears(/application error/);
  });

  it('takes a task of a workflow', async () => {
    const { call } = await play('<Enqueue workflowSid="WW1"><Task>{"a":1}</Task></Enqueue>');
    expect(call.waiting).toMatchObject({ kind: 'queue', queue: 'WW1' });
    expect(call.findings).toEqual([]);
  });
});

describe('Leave outside a queue', () => {
  it('has no effect but a warning (https://www.twilio.com/docs/voice/twiml/leave)', async () => {
    const { call } = await play('<Leave/><Say>on</Say>');
    expect(call.findings).toMatchObject([{ code: 12200, level: 'warning' }]);
    await call.hears('on');
  });
});
