import twilio from 'twilio';
import { expect, it } from 'vitest';
import { carrier } from '../../../src/phone/carrier/carrier.ts';
import { application } from '../application.ts';
import { clientOf } from './client.ts';

const from = '+14155550100';
const to = '+14155550199';
const everyEvent = ['initiated', 'ringing', 'answered', 'completed'];

const menu = {
  '/menu': '<Gather numDigits="1" action="/chosen"><Say>Press 1 to confirm.</Say></Gather>',
  '/chosen': ({ Digits = '' }) => `<Say>You pressed ${Digits}.</Say>`,
  '/status': '',
};

it('rings a phone here for a call created over REST, and its keys drive the application', async () => {
  await using app = await application(menu);
  await using line = await carrier();
  const client = clientOf(line);

  const created = await client.calls.create({ from, to, url: `${app.url}/menu` });
  expect(created).toMatchObject({ status: 'queued', direction: 'outbound-api', queueTime: '0' });

  const call = await line.nextCall();
  expect(call.sid).toBe(created.sid);
  await call.hears('Press 1');
  expect(await client.calls(created.sid).fetch()).toMatchObject({ status: 'in-progress' });

  await call.press('1');
  await call.hears('You pressed 1.');
  await call.ends('completed');
  const ended = await client.calls(created.sid).fetch();
  expect(ended).toMatchObject({ status: 'completed', to, from, accountSid: line.accountSid });
  expect(Number(ended.duration)).toBeGreaterThan(0);
  expect(ended.startTime).toBeInstanceOf(Date);
  expect(ended.endTime).toBeInstanceOf(Date);
});

it('asks for the first document as Twilio does: answered, outbound and signed', async () => {
  await using app = await application(menu);
  await using line = await carrier({ authToken: 'secret' });
  await clientOf(line).calls.create({ from, to, url: `${app.url}/menu?id=7` });
  await line.nextCall();
  const [first] = app.seen;
  expect(first?.fields).toMatchObject({
    CallStatus: 'in-progress',
    Direction: 'outbound-api',
    From: from,
    To: to,
  });
  expect(first?.fields).not.toHaveProperty('AnsweredBy');
  expect(first?.fields).not.toHaveProperty('StirVerstat');
  const { id: _, ...body } = first?.fields ?? {};
  const signature = String(first?.headers['x-twilio-signature']);
  expect(twilio.validateRequest('secret', signature, `${app.url}/menu?id=7`, body)).toBe(true);
});

it('reports every event asked for, numbered from 0, the last with the duration', async () => {
  await using app = await application(menu);
  await using line = await carrier({ phones: { [to]: { response: 'answered', script: '1' } } });
  await clientOf(line).calls.create({
    from,
    to,
    url: `${app.url}/menu`,
    statusCallback: `${app.url}/status`,
    statusCallbackEvent: everyEvent,
  });
  await line.settled();
  const reports = app.seen.filter(({ url }) => url === '/status').map(({ fields }) => fields);
  expect(reports.map(({ CallStatus, SequenceNumber }) => [CallStatus, SequenceNumber])).toEqual([
    ['initiated', '0'],
    ['ringing', '1'],
    ['in-progress', '2'],
    ['completed', '3'],
  ]);
  expect(Number(reports[3]?.['CallDuration'])).toBeGreaterThan(0);
  expect(reports[0]).not.toHaveProperty('CallDuration');
});

it.each([
  ['busy', 'busy', ['initiated', 'ringing', 'busy']],
  ['no-answer', 'no-answer', ['initiated', 'ringing', 'no-answer']],
  ['failed', 'failed', ['initiated', 'failed']],
] as const)('a phone that is %s fetches no document', async (response, status, told) => {
  await using app = await application(menu);
  await using line = await carrier({ phones: { [to]: response } });
  const client = clientOf(line);
  const { sid } = await client.calls.create({
    from,
    to,
    url: `${app.url}/menu`,
    statusCallback: `${app.url}/status`,
    statusCallbackEvent: everyEvent,
  });
  await line.settled();
  expect(await client.calls(sid).fetch()).toMatchObject({ status, duration: '0' });
  expect(app.seen.map(({ url }) => url)).not.toContain('/menu');
  expect(app.seen.map(({ fields }) => fields['CallStatus'])).toEqual(told);
});

it('tells only of the end unless asked for more', async () => {
  await using app = await application(menu);
  await using line = await carrier({ phones: () => 'busy' });
  await clientOf(line).calls.create({
    from,
    to,
    url: `${app.url}/menu`,
    statusCallback: `${app.url}/status`,
    statusCallbackMethod: 'GET',
  });
  await line.settled();
  expect(app.seen.map(({ method, fields }) => [method, fields['CallStatus']])).toEqual([
    ['GET', 'busy'],
  ]);
});

it('gives up a phone that rings longer than the timeout and its five seconds', async () => {
  await using app = await application(menu);
  await using line = await carrier({ phones: { [to]: { response: 'answered', rings: 26 } } });
  const client = clientOf(line);
  const url = `${app.url}/menu`;
  await client.calls.create({ from, to, url, timeout: 20 });
  await client.calls.create({ from, to, url, timeout: 21 });
  expect((await line.nextCall()).status).toBe('no-answer');
  expect((await line.nextCall()).state).toBe('waiting for a key');
});

it('a phone may ring until the test picks it up', async () => {
  await using app = await application(menu);
  const pickUp = Promise.withResolvers<'answered'>();
  await using line = await carrier({ phones: () => pickUp.promise });
  const client = clientOf(line);
  const { sid } = await client.calls.create({ from, to, url: `${app.url}/menu` });
  await line.settled();
  expect(await client.calls(sid).fetch()).toMatchObject({ status: 'ringing' });
  pickUp.resolve('answered');
  await (await line.nextCall()).hears('Press 1');
});

it.each([
  ['answered', 'Enable', 'human'],
  ['machine', 'Enable', 'machine_start'],
  ['machine', 'DetectMessageEnd', 'machine_end_beep'],
  ['fax', 'Enable', 'fax'],
] as const)(
  'an %s phone under %s is told as %s',
  async (response, machineDetection, answeredBy) => {
    await using app = await application(menu);
    await using line = await carrier({ phones: { [to]: response } });
    const client = clientOf(line);
    const { sid } = await client.calls.create({
      from,
      to,
      url: `${app.url}/menu`,
      machineDetection,
    });
    await line.nextCall();
    expect(app.seen[0]?.fields['AnsweredBy']).toBe(answeredBy);
    expect(await client.calls(sid).fetch()).toMatchObject({ answeredBy });
  },
);

it('asynchronous detection is told to its callback alone', async () => {
  await using app = await application(menu);
  await using line = await carrier({ phones: { [to]: 'machine' } });
  await clientOf(line).calls.create({
    from,
    to,
    url: `${app.url}/menu`,
    machineDetection: 'Enable',
    asyncAmd: 'true',
    asyncAmdStatusCallback: `${app.url}/status`,
  });
  await line.nextCall();
  const [menuSeen, detected] = app.seen;
  expect(menuSeen?.fields).not.toHaveProperty('AnsweredBy');
  expect(detected).toMatchObject({ url: '/status', fields: { AnsweredBy: 'machine_start' } });
});

it('sends keys to whoever answers, and detects nobody then', async () => {
  await using app = await application(menu);
  await using line = await carrier();
  await clientOf(line).calls.create({
    from,
    to,
    url: `${app.url}/menu`,
    sendDigits: 'ww12#',
    machineDetection: 'Enable',
  });
  const call = await line.nextCall();
  expect(call.transcript).toContain('hears     tones ww12#');
  expect(app.seen[0]?.fields).not.toHaveProperty('AnsweredBy');
});

it('plays TwiML given in the request, whose actions must be absolute', async () => {
  await using app = await application(menu);
  await using line = await carrier();
  const { calls } = clientOf(line);
  const absolute = new twilio.twiml.VoiceResponse();
  absolute.gather({ numDigits: 1, action: `${app.url}/chosen` }).say('Hello & welcome.');
  await calls.create({ from, to, twiml: absolute });
  const call = await line.nextCall();
  await call.hears('Hello & welcome.');
  await call.press('5');
  await call.hears('You pressed 5.');

  await calls.create({ from, to, twiml: '<Response><Gather numDigits="1"/></Response>' });
  const itself = await line.nextCall();
  await itself.press('5');
  await itself.hears('application error');

  await calls.create({ from, to, twiml: '<Response><Gather action="/chosen"/></Response>' });
  const relative = await line.nextCall();
  expect(relative.findings).toMatchObject([{ code: 11100 }]);
});

it('goes where an application says, and to the fallback when a document fails', async () => {
  await using app = await application(menu);
  await using line = await carrier({
    applications: [
      {
        sid: `AP${'0'.repeat(32)}`,
        voiceUrl: `${app.url}/missing`,
        voiceFallbackUrl: `${app.url}/menu`,
      },
    ],
  });
  await clientOf(line).calls.create({ from, to, applicationSid: `AP${'0'.repeat(32)}` });
  await (await line.nextCall()).hears('Press 1');
  expect(app.seen[1]?.fields).toMatchObject({
    ErrorCode: '11200',
    ErrorUrl: `${app.url}/missing`,
  });
});

it('lets calls wait their turn in virtual time', async () => {
  await using app = await application(menu);
  await using line = await carrier({ callsPerSecond: 1, now: () => Date.UTC(2026, 10, 20) });
  const { calls } = clientOf(line);
  const order = { from, to, url: `${app.url}/menu` };
  const created = [await calls.create(order), await calls.create(order), await calls.create(order)];
  expect(created.map(({ queueTime }) => queueTime)).toEqual(['0', '1000', '2000']);
  await line.settled();
  const third = await calls(String(created[2]?.sid)).fetch();
  expect(third.startTime).toEqual(new Date(Date.UTC(2026, 10, 20, 0, 0, 2)));
});

it('lists calls by their ends, status and start, the newest first', async () => {
  await using app = await application(menu);
  const now = () => Date.UTC(2026, 10, 20, 12);
  await using line = await carrier({ phones: { [to]: 'busy' }, now });
  const { calls } = clientOf(line);
  const busy = await calls.create({ from, to, url: `${app.url}/menu` });
  const open = await calls.create({ from, to: '+14155550198', url: `${app.url}/menu` });
  await line.settled();
  const sids = async (query: Parameters<typeof calls.list>[0]) =>
    (await calls.list(query)).map(({ sid }) => sid);
  expect(await sids({})).toEqual([open.sid, busy.sid]);
  expect(await sids({ to })).toEqual([busy.sid]);
  expect(await sids({ status: 'in-progress' })).toEqual([open.sid]);
  expect(await sids({ startTimeAfter: new Date(now()) })).toEqual([open.sid, busy.sid]);
  expect(await sids({ startTimeBefore: new Date(now() - 60_000) })).toEqual([]);
  expect(await sids({ endTimeBefore: new Date(now() + 60_000) })).toEqual([busy.sid]);
});

it('is settled only when every call rests', async () => {
  const held = Promise.withResolvers<void>();
  await using app = await application({
    ...menu,
    '/slow': {
      answer: (response) => {
        void held.promise.then(() =>
          response.setHeader('Content-Type', 'text/xml').end('<Response/>'),
        );
      },
    },
  });
  await using line = await carrier();
  const { calls } = clientOf(line);
  await calls.create({ from, to, url: `${app.url}/slow` });
  await calls.create({ from, to, url: `${app.url}/slow` });
  await calls.create({ from, to, url: `${app.url}/menu` });
  let settled = false;
  const rests = (async () => {
    await line.settled();
    settled = true;
  })();
  await calls.list();
  expect(settled).toBe(false);
  held.resolve();
  await rests;
  expect(line.calls.map(({ state }) => state)).toEqual(['ended', 'ended', 'waiting for a key']);
});
