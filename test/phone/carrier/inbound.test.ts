import { expect, it } from 'vitest';
import { carrier } from '../../../src/phone/carrier/carrier.ts';
import { application } from '../application.ts';
import { clientOf } from './client.ts';

const documents = {
  '/voice': '<Gather numDigits="1" action="/key"><Say>Welcome.</Say></Gather>',
  '/key': '<Say>Thank you.</Say>',
  '/status': '',
};

it('answers a number as it was set over REST, and reports the end once', async () => {
  await using app = await application(documents);
  await using line = await carrier();
  const { incomingPhoneNumbers, calls } = clientOf(line);
  const [number] = await incomingPhoneNumbers.list();
  await incomingPhoneNumbers(number?.sid ?? '').update({
    voiceUrl: `${app.url}/voice`,
    statusCallback: `${app.url}/status`,
  });

  const call = await line.ring({ from: '+14155550123' });
  await call.hears('Welcome.');
  expect(await calls(call.sid).fetch()).toMatchObject({
    status: 'in-progress',
    direction: 'inbound',
    phoneNumberSid: number?.sid,
  });
  await call.press('1');
  await call.ends('completed');
  expect(app.seen.map(({ url, fields }) => [url, fields['CallStatus']])).toEqual([
    ['/voice', 'ringing'],
    ['/key', 'in-progress'],
    ['/status', 'completed'],
  ]);
});

it('falls back as the number says', async () => {
  await using app = await application(documents);
  await using line = await carrier({
    numbers: [
      {
        phoneNumber: '+14155550100',
        voiceUrl: `${app.url}/missing`,
        voiceFallbackUrl: `${app.url}/voice`,
        voiceFallbackMethod: 'GET',
      },
    ],
  });
  const call = await line.ring();
  await call.hears('Welcome.');
  expect(app.seen.at(-1)).toMatchObject({ method: 'GET', fields: { ErrorCode: '11200' } });
});

it('a number that names an application goes where that says', async () => {
  await using app = await application(documents);
  const sid = `AP${'1'.repeat(32)}`;
  await using line = await carrier({
    applications: [{ sid, voiceUrl: `${app.url}/voice` }],
    numbers: [
      { phoneNumber: '+14155550100', voiceUrl: 'http://127.0.0.1:9/', voiceApplicationSid: sid },
    ],
  });
  const call = await line.ring({ script: '1' });
  expect(call.heard).toEqual(['Welcome.', 'Thank you.']);
});

it('a number without a voice URL takes no calls, and a foreign one does not exist', async () => {
  await using line = await carrier();
  await (await line.ring()).ends('failed');
  await expect(line.ring({ to: '+14155550777' })).rejects.toThrow(
    'no number +14155550777 belongs to this carrier',
  );
});
