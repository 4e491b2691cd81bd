import { describe, expect, it } from 'vitest';
import { momentFrom } from '../../src/phone/index.ts';

describe('a moment', () => {
  it.each([
    ['in winter', '2026-12-25 10:00 America/New_York', '2026-12-25T15:00:00.000Z'],
    ['in summer', '2026-07-04 10:00 America/New_York', '2026-07-04T14:00:00.000Z'],
    ['east of Greenwich', '2026-07-04 10:00 Asia/Kolkata', '2026-07-04T04:30:00.000Z'],
    ['with seconds', '2026-07-04 10:00:30 UTC', '2026-07-04T10:00:30.000Z'],
    ['with an hour of one digit', '2026-07-04 9:05 UTC', '2026-07-04T09:05:00.000Z'],
    ['on a leap day', '2028-02-29 12:00 Europe/Berlin', '2028-02-29T11:00:00.000Z'],
    ['just before summer time', '2026-03-08 01:59 America/New_York', '2026-03-08T06:59:00.000Z'],
    ['just after its start', '2026-03-08 03:00 America/New_York', '2026-03-08T07:00:00.000Z'],
    [
      'in the hour that comes twice',
      '2026-11-01 01:30 America/New_York',
      '2026-11-01T05:30:00.000Z',
    ],
    ['just after that hour', '2026-11-01 02:00 America/New_York', '2026-11-01T07:00:00.000Z'],
    [
      'where clocks change by half an hour',
      '2026-10-04 02:30 Australia/Lord_Howe',
      '2026-10-03T15:30:00.000Z',
    ],
    ['in ISO 8601', '2026-12-25T10:00:00Z', '2026-12-25T10:00:00.000Z'],
    ['in ISO 8601 with an offset', '2026-12-25T10:00+01:00', '2026-12-25T09:00:00.000Z'],
    ['with white space around it', ' 2026-12-25 10:00  UTC ', '2026-12-25T10:00:00.000Z'],
  ])('%s is read', (_title, text, expected) => {
    expect(momentFrom(text).toISOString()).toBe(expected);
  });

  it('without a zone is of this machine', () => {
    expect(momentFrom('2026-12-25 10:00')).toEqual(new Date(2026, 11, 25, 10));
  });

  it.each([
    [
      'an hour that clocks skip',
      '2026-03-08 02:30 America/New_York',
      /no clock in America\/New_York ever shows/,
    ],
    ['a day that is none', '2026-02-30 10:00 UTC', /no clock in UTC ever shows 2026-02-30/],
    ['an hour that is none', '2026-02-03 25:00 UTC', /no clock in UTC ever shows/],
    ['a zone that is none', '2026-12-25 10:00 America/Gotham', /"America\/Gotham" is no time zone/],
    ['a day without an hour', '2026-12-25', /is no moment such as/],
    ['words', 'tomorrow', /"tomorrow" is no moment such as/],
    ['nothing', '', /is no moment such as/],
    ['an ISO day that is none', '2026-13-25T10:00:00Z', /is no moment such as/],
  ])('refuses %s', (_title, text, message) => {
    expect(() => momentFrom(text)).toThrow(RangeError);
    expect(() => momentFrom(text)).toThrow(message);
  });
});
