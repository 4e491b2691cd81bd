import { expect, it } from 'vitest';
import { carrier } from '../../../src/phone/carrier/carrier.ts';
import { clientOf } from './client.ts';

it('finds numbers by their digits', async () => {
  await using line = await carrier({
    numbers: [{ phoneNumber: '+14155550100' }, { phoneNumber: '+442079460000' }],
  });
  const { incomingPhoneNumbers } = clientOf(line);
  const numbersLike = async (phoneNumber: string) =>
    (await incomingPhoneNumbers.list({ phoneNumber })).map((number) => number.phoneNumber);
  expect(await numbersLike('+14155550100')).toEqual(['+14155550100']);
  expect(await numbersLike('2079*')).toEqual(['+442079460000']);
  expect(await numbersLike('+1999')).toEqual([]);
});

it('changes what a request names and keeps the rest', async () => {
  await using line = await carrier();
  const { incomingPhoneNumbers } = clientOf(line);
  const sid = (await incomingPhoneNumbers.list())[0]?.sid ?? '';
  const all = {
    friendlyName: 'Front desk',
    voiceUrl: 'https://example.com/voice',
    voiceMethod: 'GET',
    voiceFallbackUrl: 'https://example.com/fallback',
    voiceFallbackMethod: 'GET',
    statusCallback: 'https://example.com/status',
    statusCallbackMethod: 'GET',
    smsUrl: 'https://example.com/sms',
    smsMethod: 'GET',
    smsFallbackUrl: 'https://example.com/sms-fallback',
    smsFallbackMethod: 'GET',
    voiceCallerIdLookup: true,
  };
  await incomingPhoneNumbers(sid).update(all);
  await incomingPhoneNumbers(sid).update({ friendlyName: 'Desk' });
  expect(await incomingPhoneNumbers(sid).fetch()).toMatchObject({
    ...all,
    friendlyName: 'Desk',
    phoneNumber: '+14155550100',
    trunkSid: null,
    capabilities: { voice: true, sms: true },
  });
  expect(await incomingPhoneNumbers(sid).update({ smsFallbackUrl: '' })).toMatchObject({
    smsFallbackUrl: '',
  });
});

it.each([
  [{ voiceUrl: 'example.com/voice' }, 21402],
  [{ statusCallback: 'ftp://example.com' }, 21402],
  [{ voiceMethod: 'PUT' }, 21403],
  [{ voiceFallbackUrl: 'https://example.com/fallback' }, 21405],
  [{ smsFallbackUrl: 'https://example.com/fallback' }, 21405],
])('refuses %j with %i and changes nothing', async (change, code) => {
  await using line = await carrier();
  const { incomingPhoneNumbers } = clientOf(line);
  const sid = (await incomingPhoneNumbers.list())[0]?.sid ?? '';
  await expect(
    incomingPhoneNumbers(sid).update({ friendlyName: 'Changed', ...change }),
  ).rejects.toMatchObject({ code, status: 400 });
  expect((await incomingPhoneNumbers(sid).fetch()).friendlyName).toBe('(415) 555-0100');
});

it('sells numbers', async () => {
  await using line = await carrier();
  const { incomingPhoneNumbers } = clientOf(line);
  const voiceUrl = 'https://example.com/voice';
  const bought = await incomingPhoneNumbers.create({ phoneNumber: '+14155550111', voiceUrl });
  expect(bought).toMatchObject({ phoneNumber: '+14155550111', voiceUrl });
  const { phoneNumber } = await incomingPhoneNumbers.create({ areaCode: '500' });
  expect(phoneNumber).toMatch(/^\+1500\d{7}$/);
  expect(await incomingPhoneNumbers.list()).toHaveLength(3);
});
