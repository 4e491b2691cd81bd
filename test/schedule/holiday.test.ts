import { describe, expect, it } from 'vitest';
import { compileSchedule } from '../../src/schedule/compile.ts';

describe('public holidays', () => {
  it.each([
    [
      'Thanksgiving in the United States',
      'America/New_York',
      'US',
      '2026-11-26T12:00-05:00',
      'Thanksgiving Day',
    ],
    [
      'the first minute of one',
      'America/New_York',
      'US',
      '2026-11-26T00:00-05:00',
      'Thanksgiving Day',
    ],
    [
      'the last millisecond of one',
      'America/New_York',
      'US',
      '2026-11-26T23:59:59.999-05:00',
      'Thanksgiving Day',
    ],
    [
      'a day off instead',
      'America/New_York',
      'US',
      '2026-07-03T12:00-04:00',
      'Independence Day (substitute day)',
    ],
    ["a state's own", 'Europe/Berlin', 'DE-BY', '2026-01-06T12:00+01:00', 'Heilige Drei Könige'],
    [
      "a region's own",
      'Europe/Berlin',
      'DE-BY-A',
      '2026-08-08T12:00+02:00',
      'Augsburger Friedensfest',
    ],
    [
      'a code in small letters',
      'Europe/Berlin',
      'de-by',
      '2026-01-06T12:00+01:00',
      'Heilige Drei Könige',
    ],
    [
      'Easter Sunday, when clocks go forward',
      'Europe/Berlin',
      'DE-BB',
      '2024-03-31T12:00+02:00',
      'Ostersonntag',
    ],
    [
      'the last day of a long one',
      'Europe/Istanbul',
      'RU',
      '2026-01-06T12:00+03:00',
      'Новогодние каникулы',
    ],
    [
      'the last of three days, one of them short',
      'Europe/Sarajevo',
      'BA',
      '2025-04-01T12:00+02:00',
      'Ramazanski bajram',
    ],
    [
      'the last whole day of three and a half',
      'Europe/Istanbul',
      'TR',
      '2026-03-22T12:00+03:00',
      'Ramazan Bayramı',
    ],
    ['one that began last year', 'Africa/Johannesburg', 'SZ', '2027-01-02T12:00+02:00', 'Incwala'],
  ])('are closed: %s', (_, zone, holidays, now, holiday) => {
    const schedule = compileSchedule({ zone, hours: { daily: '00:00-24:00' }, holidays });
    expect(schedule.at(new Date(now))).toEqual({ open: false, because: 'holiday', holiday });
  });

  it.each([
    ["a neighbour state's", 'Europe/Berlin', 'DE-BE', '2026-01-06T12:00+01:00'],
    ['a day that is only observed', 'America/New_York', 'US', '2026-02-14T12:00-05:00'],
    [
      'the day of which a holiday has only a part left',
      'Europe/Istanbul',
      'TR',
      '2026-03-23T12:00+03:00',
    ],
    ['the minute after one', 'America/New_York', 'US', '2026-11-27T00:00-05:00'],
    ['one where nobody asked for holidays', 'America/New_York', [], '2026-11-26T12:00-05:00'],
  ])('are open: %s', (_, zone, holidays, now) => {
    const schedule = compileSchedule({ zone, hours: { daily: '00:00-24:00' }, holidays });
    expect(schedule.at(new Date(now))).toEqual({ open: true, because: 'hours' });
  });

  it('may be those of several places', () => {
    const schedule = compileSchedule({
      zone: 'Europe/Berlin',
      hours: { daily: '00:00-24:00' },
      holidays: ['DE-BY', 'AT'],
    });
    expect(schedule.at(new Date('2026-10-26T12:00+01:00')).holiday).toBe('Nationalfeiertag');
    expect(schedule.at(new Date('2026-10-03T12:00+02:00')).holiday).toBe(
      'Tag der Deutschen Einheit',
    );
  });

  it('begin with the earliest where several fall on a day', () => {
    const schedule = compileSchedule({
      zone: 'Australia/Adelaide',
      hours: { daily: '00:00-24:00' },
      holidays: ['AU-SA', 'CZ'],
    });
    expect(schedule.at(new Date('2026-12-24T12:00+10:30')).holiday).toBe('Štědrý den');
  });

  it('close from the hour at which they begin, the night after included', () => {
    const schedule = compileSchedule({
      zone: 'Australia/Adelaide',
      hours: { daily: ['09:00-20:00', '22:00-02:00'] },
      holidays: 'AU-SA',
    });
    const at = (time: string) => schedule.at(new Date(`2026-12-${time}+10:30`));
    expect(at('24T18:59')).toEqual({ open: true, because: 'hours' });
    expect(at('24T19:00')).toEqual({ open: false, because: 'holiday', holiday: 'Christmas Eve' });
    expect(at('24T23:00').open).toBe(false);
    expect(at('25T01:00').because).toBe('holiday');
    expect(schedule.closesAt(new Date('2026-12-24T12:00+10:30'))).toEqual(
      new Date('2026-12-24T19:00+10:30'),
    );
  });
});
