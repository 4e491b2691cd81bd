import { describe, expect, it } from 'vitest';
import { carrier } from '../../../src/phone/carrier/carrier.ts';
import { application } from '../application.ts';
import { clientOf } from './client.ts';

const documents = {
  '/voice': '<Enqueue waitUrl="/wait">support</Enqueue><Say>After the queue.</Say>',
  '/wait': '<Say>Please hold.</Say><Pause length="20"/>',
  '/agent': '<Say>An agent is here.</Say><Gather/>',
};

it('opens queues, each name once', async () => {
  await using line = await carrier();
  const { queues } = clientOf(line);
  const opened = await queues.create({ friendlyName: 'support', maxSize: 5 });
  expect(opened).toMatchObject({ friendlyName: 'support', maxSize: 5, currentSize: 0 });
  expect(await queues(opened.sid).fetch()).toMatchObject({ averageWaitTime: 0 });
  await expect(queues.create({ friendlyName: 'support' })).rejects.toMatchObject({ code: 22003 });
  await expect(queues.create({ friendlyName: '' })).rejects.toMatchObject({ code: 20001 });
  await expect(queues.create({ friendlyName: 'big', maxSize: 5001 })).rejects.toMatchObject({
    code: 20001,
  });
  expect(await queues.list()).toHaveLength(1);
});

it('knows who waits, and dequeues the front caller into a document', async () => {
  await using app = await application(documents);
  await using line = await carrier({
    numbers: [{ phoneNumber: '+14155550100', voiceUrl: `${app.url}/voice` }],
  });
  const { queues } = clientOf(line);
  const first = await line.ring({ from: '+14155550121' });
  const second = await line.ring({ from: '+14155550122' });
  const [support] = await queues.list();
  expect(support).toMatchObject({ friendlyName: 'support', currentSize: 2 });
  const members = queues(String(support?.sid)).members;
  expect((await members.list()).map(({ callSid, position }) => [callSid, position])).toEqual([
    [first.sid, 1],
    [second.sid, 2],
  ]);
  const front = await members('Front').fetch();
  expect(front.callSid).toBe(first.sid);
  expect(front.waitTime).toBeGreaterThan(19);

  await members('Front').update({ url: `${app.url}/agent` });
  await line.settled();
  await first.hears('An agent is here.');
  expect(first.transcript.join('\n')).toMatch(/leaves "support" after \d+ seconds: redirected/);
  expect(second.state).toBe('waiting in a queue');
  expect((await members('Front').fetch()).callSid).toBe(second.sid);

  await members(second.sid).update({ url: `${app.url}/agent`, method: 'GET' });
  await line.settled();
  await expect(members('Front').fetch()).rejects.toMatchObject({ code: 20404 });
});

it.each(['hangs up', 'is taken by an agent', 'is redirected'])(
  'nobody waits once the caller %s',
  async (way) => {
    await using app = await application(documents);
    await using line = await carrier({
      numbers: [{ phoneNumber: '+14155550100', voiceUrl: `${app.url}/voice` }],
    });
    const { queues, calls } = clientOf(line);
    const call = await line.ring();
    if (way === 'hangs up') await call.hangUp();
    if (way === 'is taken by an agent') await call.agent();
    if (way === 'is redirected') await calls(call.sid).update({ url: `${app.url}/agent` });
    await line.settled();
    expect(await queues.list()).toMatchObject([{ currentSize: 0 }]);
  },
);

it('takes no more callers than fit', async () => {
  await using app = await application(documents);
  await using line = await carrier({
    numbers: [{ phoneNumber: '+14155550100', voiceUrl: `${app.url}/voice` }],
  });
  await clientOf(line).queues.create({ friendlyName: 'support', maxSize: 1 });
  expect((await line.ring()).state).toBe('waiting in a queue');
  await (await line.ring()).hears('After the queue.');
  expect(await clientOf(line).queues.list()).toMatchObject([{ currentSize: 1 }]);
});

it('tells every caller where they stand', async () => {
  await using app = await application(documents);
  await using line = await carrier({
    numbers: [{ phoneNumber: '+14155550100', voiceUrl: `${app.url}/voice` }],
  });
  for (const from of ['+14155550121', '+14155550122']) await line.ring({ from });
  const places = app.seen
    .filter(({ url }) => url === '/wait')
    .map(({ fields }) => [fields['QueuePosition'], fields['CurrentQueueSize']]);
  expect(places).toEqual([
    ['1', '1'],
    ['2', '2'],
  ]);
  const [support] = await clientOf(line).queues.list();
  expect(app.seen.at(-1)?.fields['QueueSid']).toBe(support?.sid);
});

it.each([
  ['is dequeued over REST', 'redirected', '/agent'],
  ['is redirected', 'redirected', '/agent'],
  ['is completed', 'hangup', undefined],
])('the action of an Enqueue hears that the caller %s', async (way, result, then) => {
  await using app = await application({
    ...documents,
    '/voice': '<Enqueue waitUrl="/wait" action="/left">support</Enqueue>',
    '/left': '<Say>Never heard.</Say>',
  });
  await using line = await carrier({
    numbers: [{ phoneNumber: '+14155550100', voiceUrl: `${app.url}/voice` }],
  });
  const { queues, calls } = clientOf(line);
  const call = await line.ring();
  const [support] = await queues.list();
  const url = `${app.url}/agent`;
  const sid = String(support?.sid);
  if (way === 'is dequeued over REST') await queues(sid).members('Front').update({ url });
  if (way === 'is redirected') await calls(call.sid).update({ url });
  if (way === 'is completed') await calls(call.sid).update({ status: 'completed' });
  await line.settled();
  const at = app.seen.findIndex(({ url: path }) => path === '/left');
  expect(app.seen[at]?.fields).toMatchObject({ QueueResult: result, QueueSid: sid });
  expect(app.seen[at + 1]?.url).toBe(then);
  expect(call.heard).not.toContain('Never heard.');
});

describe('whoever dials a queue', () => {
  const desk = {
    ...documents,
    '/desk': `<Dial action="/over" timeout="7"><Queue url="/connected">support</Queue></Dial>`,
    '/connected': '<Say>You are connected.</Say>',
    '/over': '<Say>Back at the desk.</Say><Gather/>',
  };
  const [CALLERS, AGENTS] = ['+14155550100', '+14155550198'] as const;

  function carrierOf(url: string) {
    return carrier({
      numbers: [
        { phoneNumber: CALLERS, voiceUrl: `${url}/voice` },
        { phoneNumber: AGENTS, voiceUrl: `${url}/desk` },
      ],
      transfers: { support: { outcome: 'answered', seconds: 90 } },
    });
  }

  it('talks with who waits longest, who is told first, and both go on', async () => {
    await using app = await application(desk);
    await using line = await carrierOf(app.url);
    const first = await line.ring();
    const second = await line.ring({ from: '+14155550122' });
    const agent = await line.ring({ to: AGENTS });
    await line.settled();
    const told = app.seen.find(({ url }) => url === '/connected')?.fields;
    expect(told).toMatchObject({ CallSid: first.sid, DequeingCallSid: agent.sid });
    expect(told?.['QueueTime']).toMatch(/^2\d$/);
    const lines = first.transcript.join('\n');
    expect(lines).toMatch(/hears +You are connected\.\nanswered +queue support, 90 seconds/);
    await first.hears('After the queue.');
    await agent.hears('Back at the desk.');
    expect(app.seen.find(({ url }) => url === '/over')?.fields).toMatchObject({
      DialCallStatus: 'completed',
      DialCallSid: first.sid,
      DialCallDuration: '90',
    });
    expect(second.state).toBe('waiting in a queue');
  });

  it('waits for nobody in vain', async () => {
    await using app = await application(desk);
    await using line = await carrierOf(app.url);
    await line.ring({ to: AGENTS });
    const over = app.seen.find(({ url }) => url === '/over')?.fields;
    expect(over).toMatchObject({ DialCallStatus: 'no-answer' });
  });

  it('leaves who waits at the front, where the document before the talk fails', async () => {
    await using app = await application({ ...desk, '/connected': '<Say>' });
    await using line = await carrierOf(app.url);
    const caller = await line.ring();
    await line.ring({ to: AGENTS });
    expect(caller.state).toBe('waiting in a queue');
    expect(await clientOf(line).queues.list()).toMatchObject([{ currentSize: 1 }]);
  });
});
