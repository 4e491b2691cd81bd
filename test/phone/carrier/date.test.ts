import { expect, it } from 'vitest';
import { fitsDates, rfc2822 } from '../../../src/phone/carrier/date.ts';

const noon = Date.UTC(2026, 10, 20, 12, 0, 0, 500);

it.each([
  [{}, true],
  [{ Date: '2026-11-20' }, true],
  [{ Date: '2026-11-19' }, false],
  [{ Date: '2026-11-20T23:00:00Z' }, true],
  [{ 'Date<': '2026-11-20' }, true],
  [{ 'Date<': '2026-11-19' }, false],
  [{ 'Date<': '2026-11-20T12:00:00Z' }, true],
  [{ 'Date<': '2026-11-20T11:59:59Z' }, false],
  [{ 'Date>': '2026-11-20' }, true],
  [{ 'Date>': '2026-11-21' }, false],
  [{ 'Date>': '2026-11-20T12:00:01Z' }, false],
  [{ 'Date>': '2026-11-19', 'Date<': '2026-11-21' }, true],
  [{ Date: 'yesterday' }, false],
])('a moment at noon on 20 November fits %j: %s', (query, fits) => {
  expect(fitsDates(query, 'Date', noon)).toBe(fits);
});

it('a moment that is not known fits no filter', () => {
  expect(fitsDates({}, 'Date', null)).toBe(true);
  expect(fitsDates({ 'Date<': '2026-11-20' }, 'Date', null)).toBe(false);
});

it('writes dates as Twilio does', () => {
  expect(rfc2822(noon)).toBe('Fri, 20 Nov 2026 12:00:00 +0000');
  expect(rfc2822(null)).toBeNull();
});
