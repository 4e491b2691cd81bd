import { expect, it } from 'vitest';
import { carrier } from '../../../src/phone/carrier/carrier.ts';
import { application } from '../application.ts';
import { clientOf } from './client.ts';

const from = '+14155550100';
const to = '+14155550199';

it('sends a message and reports its way', async () => {
  await using app = await application({ '/status': '' });
  await using line = await carrier();
  const { messages } = clientOf(line);
  const sent = await messages.create({
    from,
    to: '(415) 555-0199',
    body: 'We are open until 5 pm.',
    statusCallback: `${app.url}/status`,
  });
  expect(sent).toMatchObject({ status: 'queued', direction: 'outbound-api', to, numSegments: '1' });
  await line.settled();
  expect(app.seen.map(({ fields }) => fields['MessageStatus'])).toEqual([
    'queued',
    'sent',
    'delivered',
  ]);
  expect(app.seen[0]?.fields).toMatchObject({
    MessageSid: sent.sid,
    SmsSid: sent.sid,
    To: to,
    From: from,
  });
  expect(await messages(sent.sid).fetch()).toMatchObject({ status: 'delivered', errorCode: null });
  expect(line.messages).toMatchObject([{ from, to, body: 'We are open until 5 pm.' }]);
});

it('a number that cannot be reached is told with its error', async () => {
  await using app = await application({ '/status': '' });
  await using line = await carrier({ unreachable: [to] });
  const { messages } = clientOf(line);
  await messages.create({ from, to, body: 'Hello', statusCallback: `${app.url}/status` });
  await line.settled();
  expect(app.seen.at(-1)?.fields).toMatchObject({
    MessageStatus: 'undelivered',
    ErrorCode: '30003',
  });
});

it('lists messages by their ends and date, the newest first', async () => {
  await using line = await carrier({ now: () => Date.UTC(2026, 10, 20) });
  const { messages } = clientOf(line);
  for (const body of ['one', 'two']) await messages.create({ from, to, body });
  await messages.create({ messagingServiceSid: `MG${'0'.repeat(32)}`, to, body: 'three' });
  await line.settled();
  const bodies = async (query: Parameters<typeof messages.list>[0]) =>
    (await messages.list(query)).map(({ body }) => body);
  expect(await bodies({})).toEqual(['three', 'two', 'one']);
  expect(await bodies({ from, dateSent: new Date(Date.UTC(2026, 10, 20, 9)) })).toEqual([
    'two',
    'one',
  ]);
  expect(await bodies({ dateSentAfter: new Date(Date.UTC(2026, 10, 21)) })).toEqual([]);
});

it('takes a text to the number and sends what its document answers', async () => {
  await using app = await application({
    '/sms': '<Redirect>/hours</Redirect>',
    '/hours': ({ Body = '' }) =>
      `<Message>You said ${Body}.</Message><Message statusCallback="/status"><Body>Bye.</Body></Message>`,
    '/status': '',
  });
  await using line = await carrier({ numbers: [{ phoneNumber: from, smsUrl: `${app.url}/sms` }] });
  const replies = await line.text({ from: to, to: from, body: 'hours' });
  expect(replies).toMatchObject([
    { from, to, body: 'You said hours.', direction: 'outbound-reply', status: 'delivered' },
    { body: 'Bye.' },
  ]);
  expect(app.seen[0]).toMatchObject({ url: '/sms', method: 'POST' });
  expect(app.seen[0]?.fields).toMatchObject({
    Body: 'hours',
    SmsStatus: 'received',
    NumMedia: '0',
  });
  expect(app.seen[0]?.fields['SmsMessageSid']).toBe(line.messages[0]?.sid);
  expect(app.seen.filter(({ url }) => url === '/status')).toHaveLength(3);
});

it('goes to the fallback with a text whose document fails, and keeps the cookies', async () => {
  await using app = await application({
    '/sms': {
      answer: (response) => void response.setHeader('Set-Cookie', 'seen=1').writeHead(500).end(),
    },
    '/fallback': {
      answer: (response) => void response.setHeader('Content-Type', 'text/plain').end('Later.'),
    },
  });
  await using line = await carrier({
    numbers: [
      { phoneNumber: from, smsUrl: `${app.url}/sms`, smsFallbackUrl: `${app.url}/fallback` },
    ],
  });
  expect(
    await line.text({ from: to, body: 'Hi', media: ['https://example.com/a.jpg'] }),
  ).toMatchObject([{ body: 'Later.' }]);
  expect(app.seen.at(-1)).toMatchObject({
    url: '/fallback',
    headers: { cookie: 'seen=1' },
    fields: { ErrorCode: '11200', NumMedia: '1', MediaUrl0: 'https://example.com/a.jpg' },
  });
});

it('a text redirected for ever ends without an answer', async () => {
  await using app = await application({ '/sms': '<Redirect>/sms</Redirect>' });
  await using line = await carrier({ numbers: [{ phoneNumber: from, smsUrl: `${app.url}/sms` }] });
  expect(await line.text({ body: 'Hi' })).toEqual([]);
  expect(app.seen).toHaveLength(50);
});

it('books the message a call sends', async () => {
  await using app = await application({ '/voice': '<Sms>Our address is 1 Main Street.</Sms>' });
  await using line = await carrier({
    numbers: [{ phoneNumber: from, voiceUrl: `${app.url}/voice` }],
  });
  await line.ring({ from: to });
  expect(line.messages).toMatchObject([{ from, to, direction: 'outbound-call' }]);
});

it.each([
  ['are lost', { lost: 1 }, []],
  [
    'arrive twice',
    { duplicated: 1 },
    ['queued', 'queued', 'sent', 'sent', 'delivered', 'delivered'],
  ],
])('status callbacks %s where the delivery says so', async (_title, delivery, told) => {
  await using app = await application({ '/status': '' });
  await using line = await carrier({ delivery });
  const order = { from, to, body: 'Hello', statusCallback: `${app.url}/status` };
  await clientOf(line).messages.create(order);
  await line.settled();
  expect(app.seen.map(({ fields }) => fields['MessageStatus'])).toEqual(told);
});
