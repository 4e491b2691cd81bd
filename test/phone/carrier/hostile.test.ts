import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Carrier } from '../../../src/phone/carrier/carrier.ts';
import { carrier } from '../../../src/phone/carrier/carrier.ts';
import { clientOf } from './client.ts';

const names =
  'To From Url Twiml Method Timeout SendDigits StatusCallbackEvent Body MediaUrl PhoneNumber ' +
  'AreaCode VoiceUrl FriendlyName MaxSize __proto__ constructor ';
const values = [
  '',
  '+14155550100',
  '+15005550006',
  'https://example.com',
  '<Response/>',
  '\u0000',
  '💩',
];
const form = fc.array(
  fc.tuple(
    fc.constantFrom(...names.split(' ')),
    fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary' })),
  ),
);

function post(line: Carrier, path: string, body: string, type: string): Promise<Response> {
  const credentials = btoa(`${line.accountSid}:${line.authToken}`);
  return fetch(`${line.url}/2010-04-01/Accounts/${line.accountSid}/${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}`, 'content-type': type },
    body,
  });
}

it('answers any form with a resource or a problem of the request', async () => {
  await using line = await carrier();
  await using testLine = await carrier({ testCredentials: true });
  const sid = (await clientOf(line).incomingPhoneNumbers.list())[0]?.sid ?? '';
  const targets = fc.constantFrom(
    [testLine, 'Calls.json'] as const,
    [testLine, 'Messages.json'] as const,
    [testLine, 'IncomingPhoneNumbers.json'] as const,
    [line, `IncomingPhoneNumbers/${sid}.json`] as const,
    [line, 'Queues.json'] as const,
  );
  await fc.assert(
    fc.asyncProperty(targets, form, async ([target, path], pairs) => {
      const body = new URLSearchParams(pairs).toString();
      const answer = await post(target, path, body, 'application/x-www-form-urlencoded');
      expect([200, 201, 400]).toContain(answer.status);
      expect(await answer.json()).toHaveProperty(answer.ok ? 'sid' : 'code');
    }),
    { numRuns: 200 },
  );
});

it.each([
  ['Calls.json', '{"To":"+14155550199"}', 'application/json'],
  ['Calls.json', '%zz=%', 'application/x-www-form-urlencoded'],
  ['Calls.json', 'x'.repeat(2_000_000), 'application/x-www-form-urlencoded'],
])('refuses a body of %s that is no form', async (path, body, type) => {
  await using line = await carrier();
  const answer = await post(line, path, body, type);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toHaveProperty('code');
});
