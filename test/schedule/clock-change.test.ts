import { describe, expect, it } from 'vitest';
import { compileSchedule } from '../../src/schedule/compile.ts';

/** Minutes between two moments in which a schedule is open. */
function openMinutes(zone: string, times: string, from: string, until: string): number {
  const schedule = compileSchedule({ zone, hours: { daily: times } });
  let minutes = 0;
  for (let now = Date.parse(from); now < Date.parse(until); now += 60_000) {
    if (schedule.at(new Date(now)).open) minutes += 1;
  }
  return minutes;
}

describe('when clocks go forward', () => {
  it.each([
    [
      'New York skips two to three',
      'America/New_York',
      '02:00-03:00',
      '2026-03-08',
      '-05:00',
      '-04:00',
      0,
    ],
    [
      'New York cuts short what runs into the gap',
      'America/New_York',
      '01:00-02:30',
      '2026-03-08',
      '-05:00',
      '-04:00',
      60,
    ],
    [
      'New York cuts short a working night',
      'America/New_York',
      '00:00-06:00',
      '2026-03-08',
      '-05:00',
      '-04:00',
      300,
    ],
    [
      'Berlin skips two to three',
      'Europe/Berlin',
      '02:00-03:00',
      '2026-03-29',
      '+01:00',
      '+02:00',
      0,
    ],
    [
      'Berlin begins late what begins in the gap',
      'Europe/Berlin',
      '02:30-04:00',
      '2026-03-29',
      '+01:00',
      '+02:00',
      60,
    ],
    [
      'Sydney skips two to three',
      'Australia/Sydney',
      '02:00-03:00',
      '2026-10-04',
      '+10:00',
      '+11:00',
      0,
    ],
    [
      'Lord Howe skips half an hour',
      'Australia/Lord_Howe',
      '02:00-03:00',
      '2026-10-04',
      '+10:30',
      '+11:00',
      30,
    ],
  ])('%s', (_, zone, times, date, before, after, minutes) => {
    expect(openMinutes(zone, times, `${date}T00:00${before}`, `${date}T23:59${after}`)).toBe(
      minutes,
    );
  });
});

describe('when clocks go back', () => {
  it.each([
    [
      'New York has one to two twice',
      'America/New_York',
      '01:00-02:00',
      '2026-11-01',
      '-04:00',
      '-05:00',
      120,
    ],
    [
      'New York opens twice at half past one',
      'America/New_York',
      '01:30-02:00',
      '2026-11-01',
      '-04:00',
      '-05:00',
      60,
    ],
    [
      'New York lengthens a working night',
      'America/New_York',
      '00:00-06:00',
      '2026-11-01',
      '-04:00',
      '-05:00',
      420,
    ],
    [
      'Berlin has two to three twice',
      'Europe/Berlin',
      '02:00-03:00',
      '2026-10-25',
      '+02:00',
      '+01:00',
      120,
    ],
    [
      'Sydney has two to three twice',
      'Australia/Sydney',
      '02:00-03:00',
      '2026-04-05',
      '+11:00',
      '+10:00',
      120,
    ],
    [
      'Lord Howe has half an hour twice',
      'Australia/Lord_Howe',
      '01:30-02:00',
      '2026-04-05',
      '+11:00',
      '+10:30',
      60,
    ],
    [
      'Nuuk has the last hour of the day before twice',
      'America/Nuuk',
      '23:00-24:00',
      '2026-10-24',
      '-01:00',
      '-02:00',
      119,
    ],
  ])('%s', (_, zone, times, date, before, after, minutes) => {
    expect(openMinutes(zone, times, `${date}T00:00${before}`, `${date}T23:59${after}`)).toBe(
      minutes,
    );
  });
});

describe('a night shift over a clock change', () => {
  const shift = compileSchedule({ zone: 'America/New_York', hours: { sat: '22:00-06:00' } });
  it.each([
    ['lasts seven hours in spring', '2026-03-07T22:00-05:00', '2026-03-08T06:00-04:00', 7],
    ['lasts eight hours in summer', '2026-06-06T22:00-04:00', '2026-06-07T06:00-04:00', 8],
    ['lasts nine hours in autumn', '2026-10-31T22:00-04:00', '2026-11-01T06:00-05:00', 9],
  ])('%s', (_, opens, closes, hours) => {
    const found = shift.opensAt(new Date(Date.parse(opens) - 1));
    expect(found).toEqual(new Date(opens));
    expect(shift.closesAt(new Date(opens))).toEqual(new Date(closes));
    expect((Date.parse(closes) - Date.parse(opens)) / 3_600_000).toBe(hours);
  });
});
