import type twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import type { CarrierOptions } from '../../../src/phone/carrier/carrier.ts';
import { carrier } from '../../../src/phone/carrier/carrier.ts';
import { clientOf } from './client.ts';

const from = '+14155550100';
const to = '+14155550199';
const url = 'https://example.com/voice';
const body = 'Hello';
const magic = (last: number): string => `+1500555000${last}`;
const unknown = '0'.repeat(32);

interface Refusal {
  what: string;
  code: number;
  status?: number;
  options?: CarrierOptions;
  request: (client: twilio.Twilio) => Promise<unknown>;
}

const callRefusals: [what: string, code: number, order: Record<string, unknown>][] = [
  ['a call to nobody', 21201, { to: '' }],
  ['a call from nobody', 21213, { from: '' }],
  ['a call without a document', 21205, { url: '' }],
  ['a call to a path', 21205, { url: '/voice' }],
  ['a status callback that is no URL', 21205, { statusCallback: 'nowhere' }],
  ['keys that are none', 21206, { sendDigits: '12x' }],
  ['more than 32 keys', 21206, { sendDigits: '1'.repeat(33) }],
  ['a timeout over ten minutes', 21208, { timeout: 601 }],
  ['a method other than GET and POST', 21209, { method: 'PUT' }],
  ['a caller that is not the account\u2019s', 21210, { from: '+14155550777' }],
  ['a call to words', 21211, { to: 'reception' }],
  ['a caller that is no number', 21212, { from: 'reception' }],
  ['an unknown application', 21218, { applicationSid: `AP${unknown}` }],
  [
    'TwiML over 4000 characters',
    20001,
    { url: '', twiml: `<Response>${' '.repeat(4000)}</Response>` },
  ],
  ['magic caller 1', 21212, { from: magic(1) }],
  ['another magic caller', 21210, { from: magic(5) }],
  ['magic callee 1', 21217, { to: magic(1) }],
  ['magic callee 2', 21214, { to: magic(2) }],
  ['magic callee 3', 21215, { to: magic(3) }],
  ['magic callee 4', 21216, { to: magic(4) }],
];

const messageRefusals: typeof callRefusals = [
  ['a message to nobody', 21604, { to: '' }],
  ['a message from nobody', 21603, { from: '' }],
  ['an empty message', 21602, { body: '' }],
  ['over 1600 characters', 21617, { body: 'x'.repeat(1601) }],
  ['a message to words', 21211, { to: 'reception' }],
  ['a sender that is no number', 21212, { from: 'reception' }],
  ['a sender that is not the account\u2019s', 21606, { from: '+14155550777' }],
  ['a message\u2019s callback that is no URL', 21609, { statusCallback: 'nowhere' }],
  ['magic sender 1', 21212, { from: magic(1) }],
  ['magic sender 7', 21606, { from: magic(7) }],
  ['magic sender 8', 21611, { from: magic(8) }],
  ['magic receiver 1', 21211, { to: magic(1) }],
  ['magic receiver 2', 21612, { to: magic(2) }],
  ['magic receiver 3', 21408, { to: magic(3) }],
  ['magic receiver 4', 21610, { to: magic(4) }],
  ['magic receiver 9', 21614, { to: magic(9) }],
];

const refusals: Refusal[] = [
  ...callRefusals.map(([what, code, order]) => ({
    what,
    code,
    request: ({ calls }: twilio.Twilio) => calls.create({ from, to, url, ...order }),
  })),
  ...messageRefusals.map(([what, code, order]) => ({
    what,
    code,
    request: ({ messages }: twilio.Twilio) => messages.create({ from, to, body, ...order }),
  })),
  {
    what: 'a trial account\u2019s call to a stranger',
    code: 21219,
    options: { verified: ['+14155550111'] },
    request: ({ calls }) => calls.create({ from, to, url }),
  },
  {
    what: 'a trial account\u2019s message to a stranger',
    code: 21608,
    options: { verified: ['+14155550111'] },
    request: ({ messages }) => messages.create({ from, to, body }),
  },
  ...[
    ['an invalid number', 21421, { phoneNumber: 'reception' }] as const,
    ['a number somebody has', 21422, { phoneNumber: from }] as const,
    ['magic number 0', 21422, { phoneNumber: magic(0) }] as const,
    ['magic number 1', 21421, { phoneNumber: magic(1) }] as const,
    ['an area code without numbers', 21452, { areaCode: '533' }] as const,
  ].map(([what, code, wanted]) => ({
    what,
    code,
    request: (client: twilio.Twilio) => client.incomingPhoneNumbers.create(wanted),
  })),
  ...[
    ['call', (client: twilio.Twilio) => client.calls(`CA${unknown}`).fetch()] as const,
    ['message', (client: twilio.Twilio) => client.messages(`SM${unknown}`).fetch()] as const,
    ['recording', (client: twilio.Twilio) => client.recordings(`RE${unknown}`).remove()] as const,
    ['queue', (client: twilio.Twilio) => client.queues(`QU${unknown}`).members.list()] as const,
    [
      'number',
      (client: twilio.Twilio) => client.incomingPhoneNumbers(`PN${unknown}`).fetch(),
    ] as const,
    ['resource', (client: twilio.Twilio) => client.conferences.list()] as const,
  ].map(([what, request]) => ({ what: `an unknown ${what}`, code: 20404, status: 404, request })),
  {
    what: 'anything but calls, messages and new numbers with test credentials',
    code: 20008,
    status: 403,
    options: { testCredentials: true },
    request: ({ calls }) => calls.list(),
  },
];

it.each(refusals)('refuses $what with $code', async ({ code, status = 400, options, request }) => {
  await using line = await carrier(options);
  await expect(request(clientOf(line))).rejects.toMatchObject({
    code,
    status,
    moreInfo: `https://www.twilio.com/docs/errors/${code}`,
  });
  expect(line.calls).toEqual([]);
  expect(line.messages).toEqual([]);
});

describe('credentials', () => {
  it.each([
    ['a wrong token', { authToken: 'wrong' }],
    ['another account', { accountSid: `AC${unknown}` }],
  ])('refuses %s with 20003', async (_, wrong) => {
    await using line = await carrier();
    const client = clientOf({ ...line, ...wrong });
    await expect(client.calls.list()).rejects.toMatchObject({ code: 20003, status: 401 });
  });

  it('refuses requests that bring none, and says how to', async () => {
    await using line = await carrier();
    const answer = await fetch(`${line.url}/2010-04-01/Accounts/${line.accountSid}/Calls.json`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="Twilio API"');
    expect(await answer.json()).toMatchObject({ code: 20003, status: 401 });
  });

  it('refuses the account\u2019s own credentials on another account\u2019s path', async () => {
    await using line = await carrier();
    const client = clientOf(line);
    const foreign = client.api.v2010.accounts(`AC${unknown}`).calls;
    await expect(foreign.list()).rejects.toMatchObject({ code: 20003 });
  });
});

describe('magic numbers that work', () => {
  it.each([{}, { testCredentials: true }])('with the options %j', async (options) => {
    await using line = await carrier(options);
    const { calls, messages, incomingPhoneNumbers } = clientOf(line);
    expect(await calls.create({ from: magic(6), to, twiml: '<Response/>' })).toMatchObject({
      status: 'queued',
    });
    expect(await messages.create({ from: magic(6), to, body })).toMatchObject({ status: 'queued' });
    expect(await incomingPhoneNumbers.create({ phoneNumber: magic(6) })).toMatchObject({
      phoneNumber: magic(6),
    });
  });

  it('test credentials call and text nobody, and know no numbers of their own', async () => {
    await using line = await carrier({ testCredentials: true });
    const { calls, messages } = clientOf(line);
    await calls.create({ from: magic(6), to, url });
    await messages.create({ from: magic(6), to, body, statusCallback: url });
    await line.settled();
    expect(line.calls.map(({ happenings }) => happenings)).toEqual([[]]);
    expect(line.messages).toMatchObject([{ status: 'queued' }]);
    await expect(calls.create({ from, to, url })).rejects.toMatchObject({ code: 21210 });
  });

  it('a trial account reaches verified numbers, and may call from them', async () => {
    await using line = await carrier({ verified: [to] });
    const { calls, messages } = clientOf(line);
    expect(await calls.create({ from: to, to, twiml: '<Response/>' })).toHaveProperty('sid');
    expect(await messages.create({ from, to, body })).toHaveProperty('sid');
  });
});
