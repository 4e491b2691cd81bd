import { expect, it } from 'vitest';
import { carrier } from '../../../src/phone/carrier/carrier.ts';
import { clientOf } from './client.ts';

const numbers = Array.from({ length: 5 }, (_, index) => ({ phoneNumber: `+1415555010${index}` }));

it('hands out a list page by page, as the official client reads it', async () => {
  await using line = await carrier({ numbers });
  const { incomingPhoneNumbers } = clientOf(line);
  const all = numbers.map(({ phoneNumber }) => phoneNumber);

  const listed = await incomingPhoneNumbers.list({ pageSize: 2 });
  expect(listed.map(({ phoneNumber }) => phoneNumber)).toEqual(all);
  expect(await incomingPhoneNumbers.list({ pageSize: 2, limit: 3 })).toHaveLength(3);

  const each: string[] = [];
  await new Promise<void>((resolve, reject) => {
    incomingPhoneNumbers.each({
      pageSize: 2,
      callback: ({ phoneNumber }) => void each.push(phoneNumber),
      done: (cause?: Error) => (cause === undefined ? resolve() : reject(cause)),
    });
  });
  expect(each).toEqual(all);
});

it('names the neighbours of a page and keeps the filter in their addresses', async () => {
  await using line = await carrier({ numbers });
  const { incomingPhoneNumbers } = clientOf(line);
  const first = await incomingPhoneNumbers.page({ pageSize: 2, phoneNumber: '+1415' });
  expect(first.previousPageUrl).toBeUndefined();
  expect(first.nextPageUrl).toContain('PhoneNumber=%2B1415');
  const second = await first.nextPage();
  const third = await second?.nextPage();
  expect(third?.instances.map(({ phoneNumber }) => phoneNumber)).toEqual(['+14155550104']);
  expect(third?.nextPageUrl).toBeUndefined();
  expect((await third?.previousPage())?.instances).toEqual(second?.instances);
});

it('a page holds 50 items unless told otherwise, and never over 1000', async () => {
  const many = Array.from({ length: 60 }, (_, index) => ({
    phoneNumber: `+14155550${100 + index}`,
  }));
  await using line = await carrier({ numbers: many });
  const { incomingPhoneNumbers } = clientOf(line);
  expect((await incomingPhoneNumbers.page()).instances).toHaveLength(50);
  const credentials = btoa(`${line.accountSid}:${line.authToken}`);
  const path = `/2010-04-01/Accounts/${line.accountSid}/IncomingPhoneNumbers.json`;
  const answer = await fetch(`${line.url}${path}?PageSize=5000`, {
    headers: { authorization: `Basic ${credentials}` },
  });
  expect(await answer.json()).toMatchObject({ page: 0, page_size: 1000, start: 0, end: 59 });
});
