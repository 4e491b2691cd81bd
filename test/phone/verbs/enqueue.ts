import { expect } from 'vitest';
import type { Fact } from '../fact.ts';

function twiml(attributes = 'waitUrl="/wait"', name = 'support'): string {
  return `<Enqueue action="/action" ${attributes}>${name}</Enqueue><Say>the next verb</Say>`;
}

const waits = { documents: { '/wait': '<Say>Please wait</Say>' } };
const music = ({ call }: { call: { happenings: readonly { kind: string }[] } }): number =>
  call.happenings.filter(({ kind }) => kind === 'plays').length;

export const enqueue: Fact[] = [
  {
    fact: 'requests its wait document again and again',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml(),
    given: waits,
    does: 'w,w',
    requests: ['POST /voice', 'POST /wait', 'POST /wait', 'POST /wait'],
    state: 'waiting in a queue',
  },
  {
    fact: 'tells its wait document of the queue',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml(),
    given: waits,
    check: ({ fieldsOf }) =>
      expect(fieldsOf('/wait')).toMatchObject([
        {
          QueueSid: expect.stringMatching(/^QU[\da-f]{32}$/),
          QueuePosition: '1',
          QueueTime: '0',
          AvgQueueTime: expect.any(String),
          CurrentQueueSize: '1',
          MaxQueueSize: '1000',
        },
      ]),
  },
  {
    fact: 'has the size of maxQueueSize',
    page: 'sdk',
    mark: 'S',
    twiml: twiml('waitUrl="/wait" maxQueueSize="5"'),
    given: waits,
    check: ({ fieldsOf }) => expect(fieldsOf('/wait')).toMatchObject([{ MaxQueueSize: '5' }]),
  },
  {
    fact: 'asks for its wait document by GET where told to',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml('waitUrl="/wait" waitUrlMethod="GET"'),
    given: waits,
    requests: ['POST /voice', 'GET /wait'],
  },
  {
    fact: 'may wait to an audio file',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml(),
    given: {
      documents: {
        '/wait': {
          answer: (response) => {
            response.writeHead(200, { 'Content-Type': 'audio/wav' }).end('RIFF');
          },
        },
      },
    },
    heard: [expect.stringContaining('/wait')],
    state: 'waiting in a queue',
  },
  {
    fact: 'plays music by default',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml(''),
    does: 'w',
    seconds: 30,
    check: (played) => expect(music(played)).toBe(1),
  },
  {
    fact: 'with waitUrl="" is silent',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml('waitUrl=""'),
    does: 'w',
    seconds: 30,
    check: (played) => expect(music(played)).toBe(0),
  },
  {
    fact: 'requests its action once the talk with an agent is over, with the time until it began',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml(),
    given: waits,
    does: 'w,a',
    action: { QueueResult: 'bridged', QueueSid: expect.stringMatching(/^QU/), QueueTime: '2' },
    heard: ['the action'],
  },
  {
    fact: 'requests its action when the caller hangs up, which plays to nobody',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml(),
    given: waits,
    does: 'h',
    action: { QueueResult: 'hangup', QueueTime: expect.any(String) },
    heard: [],
    status: 'completed',
  },
  {
    fact: 'without action goes on with the next verb',
    page: 'enqueue',
    mark: 'D',
    twiml: '<Enqueue>support</Enqueue><Say>the next verb</Say>',
    does: 'a',
    heard: ['the next verb'],
  },
  {
    fact: 'of a full queue requests its action at once, without a QueueSid',
    page: 14207,
    mark: 'D',
    twiml: twiml(''),
    given: { transfers: { support: 'full' } },
    findings: [14207],
    action: { QueueResult: 'queue-full' },
    without: ['QueueSid', 'QueueTime'],
  },
  {
    fact: 'that Twilio cannot do requests its action at once',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml(''),
    given: { transfers: { support: 'failed' } },
    action: { QueueResult: 'system-error' },
  },
  {
    fact: 'whose wait document fails tells its action of an error',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml('waitUrl="/nowhere"'),
    findings: [11200],
    action: { QueueResult: 'error' },
  },
  {
    fact: 'lets its wait document gather, redirect and leave',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml(),
    given: {
      documents: {
        '/wait': '<Gather action="/key" numDigits="1"/>',
        '/key': '<Redirect>/leave</Redirect>',
        '/leave': '<Leave/>',
      },
    },
    does: 'w,w,1',
    action: { QueueResult: 'leave' },
  },
  {
    fact: 'ends the call when its wait document hangs up',
    page: 'enqueue',
    mark: 'D',
    twiml: twiml(),
    given: { documents: { '/wait': '<Hangup/>' } },
    status: 'completed',
  },
  ...['Dial', 'Record', 'Enqueue'].map((verb): Fact => ({
    fact: `does not play ${verb} in its wait document`,
    page: 'enqueue',
    mark: 'D',
    twiml: twiml(),
    given: {
      documents: { '/wait': `<${verb}>${verb === 'Record' ? '' : '+14155550111'}</${verb}>` },
    },
    findings: [12200],
    state: 'waiting in a queue',
  })),
  {
    fact: 'without a name fails',
    page: 14204,
    mark: 'D',
    twiml: twiml('', ''),
    findings: [14204],
    heard: [expect.stringMatching(/application error/)],
  },
  {
    fact: 'with a name of 65 characters fails',
    page: 14205,
    mark: 'D',
    twiml: twiml('', 'q'.repeat(65)),
    findings: [14205],
    heard: [expect.stringMatching(/application error/)],
  },
  {
    fact: 'takes a task of a workflow instead of a name',
    page: 'enqueue',
    mark: 'D',
    twiml: '<Enqueue workflowSid="WW1"><Task>{"a":1}</Task></Enqueue>',
    lines: ['queue     waits in "WW1"'],
  },
];

export const leave: Fact[] = [
  {
    fact: 'takes the caller out of the queue at once, and nothing after it runs',
    page: 'leave',
    mark: 'D',
    twiml: twiml(),
    given: { documents: { '/wait': '<Leave/><Say>unheard</Say>' } },
    action: { QueueResult: 'leave', QueueSid: expect.stringMatching(/^QU/) },
    heard: ['the action'],
  },
  {
    fact: 'goes on with the verb after an Enqueue that has no action',
    page: 'leave',
    mark: 'D',
    twiml: '<Enqueue waitUrl="/wait">q</Enqueue><Say>the next verb</Say>',
    given: { documents: { '/wait': '<Leave/>' } },
    heard: ['the next verb'],
  },
  {
    fact: 'outside a queue has no effect but a warning',
    page: 'leave',
    mark: 'D',
    twiml: '<Leave/><Say>on</Say>',
    findings: [12200],
    heard: ['on'],
  },
];

function dequeue(attributes = ''): string {
  return `<Dial action="/action"><Queue ${attributes}>support</Queue></Dial>`;
}

export const queue: Fact[] = [
  {
    fact: 'connects with the one who waits longest',
    page: 'queue',
    mark: 'D',
    twiml: dequeue(),
    action: { DialCallStatus: 'completed', DialCallDuration: '30', DialBridged: 'true' },
  },
  {
    fact: 'that is empty waits as long as the Dial says',
    page: 'queue',
    mark: 'D',
    twiml: dequeue().replace('<Dial', '<Dial timeout="12"'),
    given: { transfers: { support: 'no-answer' } },
    action: { DialCallStatus: 'no-answer' },
    seconds: 13,
  },
  {
    fact: 'that is unknown tells the action of an error',
    page: 'queue',
    mark: 'D',
    twiml: dequeue(),
    given: { transfers: { support: 'failed' } },
    action: { DialCallStatus: 'failed' },
  },
  {
    fact: 'plays its document to the one who waited, before the talk',
    page: 'queue',
    mark: 'D',
    twiml: dequeue('url="/whisper"'),
    given: { documents: { '/whisper': '<Say>You are next</Say>' } },
    lines: ['callee    You are next'],
  },
  {
    fact: 'does not gather in its document',
    page: 'queue',
    mark: 'D',
    twiml: dequeue('url="/whisper"'),
    given: { documents: { '/whisper': '<Gather/><Say>You are next</Say>' } },
    findings: [12200],
    lines: ['callee    You are next'],
  },
  {
    fact: 'requests its document for the call that waited, with a field spelt DequeingCallSid',
    page: 'queue',
    mark: 'D',
    twiml: dequeue('url="/whisper"'),
    given: { documents: { '/whisper': '' } },
    check: ({ call, fieldsOf }) => {
      const [fields] = fieldsOf('/whisper');
      expect(fields).toMatchObject({
        DequeingCallSid: call.sid,
        QueueSid: expect.stringMatching(/^QU/),
        QueueTime: '60',
        Direction: 'inbound',
      });
      expect(fields?.['CallSid']).not.toBe(call.sid);
      expect(fields).not.toHaveProperty('ParentCallSid');
    },
  },
];
