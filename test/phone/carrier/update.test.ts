import { expect, it } from 'vitest';
import { carrier } from '../../../src/phone/carrier/carrier.ts';
import { application } from '../application.ts';
import { clientOf } from './client.ts';

const from = '+14155550100';
const to = '+14155550199';

const documents = {
  '/menu': '<Gather numDigits="1" timeout="9"><Say>Press a key.</Say></Gather>',
  '/other': '<Say>Another document.</Say><Record/>',
  '/status': '',
};

it('takes a live call to another URL', async () => {
  await using app = await application(documents);
  await using line = await carrier();
  const { calls } = clientOf(line);
  const { sid } = await calls.create({ from, to, url: `${app.url}/menu` });
  const call = await line.nextCall();
  expect(call.state).toBe('waiting for a key');

  await calls(sid).update({ url: `${app.url}/other`, method: 'GET' });
  await line.settled();
  await call.hears('Another document.');
  expect(call.state).toBe('recording');
  expect(app.seen.at(-1)).toMatchObject({ method: 'GET', fields: { CallSid: sid } });
  expect(call.happenings.filter(({ kind }) => kind === 'rings')).toHaveLength(1);
});

it('takes a live inbound call to TwiML in the request', async () => {
  await using app = await application(documents);
  await using line = await carrier({
    numbers: [{ phoneNumber: from, voiceUrl: `${app.url}/menu` }],
  });
  const call = await line.ring();
  await clientOf(line)
    .calls(call.sid)
    .update({ twiml: '<Response><Say>The office is closed.</Say></Response>' });
  await line.settled();
  await call.hears('The office is closed.');
  await call.ends('completed');
});

it('a call redirected from within its own webhook gives up the document in hand', async () => {
  await using line = await carrier();
  const { calls } = clientOf(line);
  await using app = await application({
    ...documents,
    '/self': {
      answer: (response, { fields }) => {
        void calls(String(fields['CallSid']))
          .update({ url: `${app.url}/other` })
          .then(() =>
            response
              .setHeader('Content-Type', 'text/xml')
              .end('<Response><Say>Never heard.</Say></Response>'),
          );
      },
    },
  });
  await calls.create({ from, to, url: `${app.url}/self` });
  const call = await line.nextCall();
  await call.hears('Another document.');
  expect(call.heard).not.toContain('Never heard.');
});

it('completes a live call and reports its end', async () => {
  await using app = await application(documents);
  await using line = await carrier();
  const { calls } = clientOf(line);
  const { sid } = await calls.create({ from, to, url: `${app.url}/menu` });
  const call = await line.nextCall();
  await calls(sid).update({ statusCallback: `${app.url}/status` });
  await calls(sid).update({ status: 'completed' });
  await line.settled();
  await call.ends('completed');
  expect(app.seen.at(-1)).toMatchObject({ url: '/status', fields: { CallStatus: 'completed' } });
});

it('keeps the recording of a call completed while it records', async () => {
  await using app = await application(documents);
  await using line = await carrier();
  const { calls, recordings } = clientOf(line);
  const { sid } = await calls.create({ from, to, url: `${app.url}/other` });
  await line.nextCall();
  await calls(sid).update({ status: 'completed' });
  await line.settled();
  expect(await recordings.list({ callSid: sid })).toHaveLength(1);
});

it('cancels a phone that rings, but no call in progress', async () => {
  await using app = await application(documents);
  const never = Promise.withResolvers<'answered'>();
  await using line = await carrier({
    phones: ({ to: number }) => (number === to ? never.promise : 'answered'),
  });
  const { calls } = clientOf(line);
  const order = { from, url: `${app.url}/menu`, statusCallback: `${app.url}/status` };
  const ringing = await calls.create({ ...order, to });
  const talking = await calls.create({ ...order, to: '+14155550198' });
  await line.settled();
  await expect(calls(ringing.sid).update({ url: `${app.url}/other` })).rejects.toMatchObject({
    code: 21220,
  });

  expect(await calls(ringing.sid).update({ status: 'canceled' })).toMatchObject({
    status: 'canceled',
  });
  expect(await calls(talking.sid).update({ status: 'canceled' })).toMatchObject({
    status: 'in-progress',
  });
  await line.settled();
  const told = app.seen.filter(({ url }) => url === '/status');
  expect(told.map(({ fields }) => [fields['CallSid'], fields['CallStatus']])).toEqual([
    [ringing.sid, 'canceled'],
  ]);
});

it('refuses to change a call that has ended', async () => {
  await using app = await application(documents);
  await using line = await carrier({ phones: { [to]: 'busy' } });
  const { calls } = clientOf(line);
  const { sid } = await calls.create({ from, to, url: `${app.url}/menu` });
  await line.settled();
  for (const change of [{ url: `${app.url}/other` }, { status: 'completed' as const }]) {
    await expect(calls(sid).update(change)).rejects.toMatchObject({ code: 21220, status: 400 });
  }
});

it.each([
  [{ status: 'completed' as const }, [], 'ended'],
  [{ twiml: '<Response><Say>At once.</Say><Record/></Response>' }, ['At once.'], 'recording'],
])('obeys the answered callback before the first document: %j', async (change, heard, state) => {
  await using line = await carrier();
  const { calls } = clientOf(line);
  await using app = await application({
    ...documents,
    '/answered': {
      answer: (response, { fields }) => {
        void calls(String(fields['CallSid']))
          .update(change)
          .then(() => response.writeHead(204).end());
      },
    },
  });
  await calls.create({
    from,
    to,
    url: `${app.url}/menu`,
    statusCallback: `${app.url}/answered`,
    statusCallbackEvent: ['answered'],
  });
  const call = await line.nextCall();
  expect(call.heard).toEqual(heard);
  expect(call.state).toBe(state);
});

it('changes the fallback of a live call along with its document', async () => {
  await using app = await application(documents);
  await using line = await carrier();
  const { calls } = clientOf(line);
  const { sid } = await calls.create({ from, to, url: `${app.url}/menu` });
  const call = await line.nextCall();
  await calls(sid).update({ url: `${app.url}/missing`, fallbackUrl: `${app.url}/other` });
  await line.settled();
  await call.hears('Another document.');
});
