import { describe, expect, it } from 'vitest';
import { compileSchedule } from '../../src/schedule/compile.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';

const office: Schedule = {
  zone: 'America/New_York',
  hours: { 'mon-fri': '09:00-17:00', sat: ['10:00-12:00', '13:00-15:00'], sun: 'closed' },
};

describe('weekly hours', () => {
  it.each([
    ['closed until the last millisecond before nine', '2026-06-01T08:59:59.999-04:00', false],
    ['open at nine sharp', '2026-06-01T09:00:00.000-04:00', true],
    ['open until the last millisecond before five', '2026-06-01T16:59:59.999-04:00', true],
    ['closed at five sharp', '2026-06-01T17:00:00.000-04:00', false],
    ['open on a Friday', '2026-06-05T12:00-04:00', true],
    ['open on a Saturday morning', '2026-06-06T10:00-04:00', true],
    ['closed for lunch on a Saturday', '2026-06-06T12:30-04:00', false],
    ['open after lunch on a Saturday', '2026-06-06T13:00-04:00', true],
    ['closed on a Sunday', '2026-06-07T12:00-04:00', false],
    ['open at nine in winter, too', '2026-12-01T09:00-05:00', true],
    ['closed at eight in winter, when it is nine in summer', '2026-12-01T09:00-04:00', false],
    ['open when it is the next day elsewhere', '2026-06-05T23:30+09:00', true],
    ['open in a year long past', '1999-06-01T12:00-04:00', true],
  ])('are %s', (_, now, open) => {
    expect(compileSchedule(office).at(new Date(now))).toEqual({ open, because: 'hours' });
  });

  it.each<[string, Schedule['hours'], readonly string[]]>([
    ['one day', { wed: '09:00-17:00' }, ['Wed']],
    ['a list of days', { 'mon, wed': '09:00-17:00' }, ['Mon', 'Wed']],
    ['a range', { 'tue-thu': '09:00-17:00' }, ['Tue', 'Wed', 'Thu']],
    ['a range over Sunday', { 'sat-mon': '09:00-17:00' }, ['Mon', 'Sat', 'Sun']],
    ['a list with a range', { 'mon, fri–sun': '9:00–17:00' }, ['Mon', 'Fri', 'Sat', 'Sun']],
    [
      'whole names',
      { Monday: '09:00-17:00', 'Tues - Wednesday': '09:00-17:00' },
      ['Mon', 'Tue', 'Wed'],
    ],
    ['daily', { daily: '09:00 - 17:00' }, ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']],
    ['nothing', {}, []],
  ])('may be written for %s', (_, hours, expected) => {
    const schedule = compileSchedule({ zone: 'Europe/Berlin', hours });
    const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const open = week.filter(
      (_, day) => schedule.at(new Date(`2026-06-0${day + 1}T12:00+02:00`)).open,
    );
    expect(open).toEqual(expected);
  });
});

describe('hours over midnight', () => {
  const bar = compileSchedule({
    zone: 'America/New_York',
    hours: { 'fri-sat': '22:00-02:00' },
    special: { '2026-06-13': 'closed', '2026-06-19': '22:00-24:00', '2026-06-24': '23:00-01:00' },
  });
  it.each([
    ['open before midnight', '2026-06-05T23:59:59.999-04:00', true, 'hours'],
    ['open after midnight, on a day without hours', '2026-06-07T01:59:59.999-04:00', true, 'hours'],
    ['closed at their end', '2026-06-07T02:00-04:00', false, 'hours'],
    ['closed after the midnight before them', '2026-06-05T01:00-04:00', false, 'hours'],
    ['open until their end on a day that is closed', '2026-06-13T01:59-04:00', true, 'hours'],
    ['closed on that day from then on', '2026-06-13T02:00-04:00', false, 'special'],
    ['closed in the night after that day', '2026-06-14T01:00-04:00', false, 'hours'],
    ['cut at midnight by a special date', '2026-06-20T00:00-04:00', false, 'hours'],
    ['open after the midnight of a special date', '2026-06-25T00:30-04:00', true, 'special'],
  ])('are %s', (_, now, open, because) => {
    expect(bar.at(new Date(now))).toEqual({ open, because });
  });

  it('go on without a gap from 24:00 to 00:00', () => {
    const always = compileSchedule({ zone: 'Europe/Berlin', hours: { daily: '00:00-24:00' } });
    expect(always.at(new Date('2026-06-01T23:59:59.999+02:00')).open).toBe(true);
    expect(always.at(new Date('2026-06-02T00:00+02:00')).open).toBe(true);
    expect(always.closesAt(new Date('2026-06-01T12:00+02:00'))).toBeUndefined();
  });

  it('may be longer than half a day', () => {
    const night = compileSchedule({ zone: 'Europe/Berlin', hours: { mon: '17:00-09:00' } });
    expect(night.opensAt(new Date('2026-06-01T12:00+02:00'))).toEqual(
      new Date('2026-06-01T17:00+02:00'),
    );
    expect(night.closesAt(new Date('2026-06-01T18:00+02:00'))).toEqual(
      new Date('2026-06-02T09:00+02:00'),
    );
  });
});

describe('special dates', () => {
  const shop = compileSchedule({
    zone: 'America/New_York',
    hours: { daily: '09:00-17:00' },
    holidays: 'US',
    special: {
      '2026-11-26': '10:00-11:00',
      '2026-06-02..2026-06-04': 'closed',
      '12-24': '09:00-12:00',
      '2027-12-24': 'closed',
      '12-30..01-02': '12:00-13:00',
      '02-29': 'closed',
    },
  });
  it.each([
    ['go before a holiday', '2026-11-26T10:30-05:00', true, 'special'],
    ['are closed outside their hours', '2026-11-26T12:00-05:00', false, 'special'],
    ['begin with the first of a range', '2026-06-02T12:00-04:00', false, 'special'],
    ['end with the last of a range', '2026-06-04T12:00-04:00', false, 'special'],
    ['leave the day before a range alone', '2026-06-01T12:00-04:00', true, 'hours'],
    ['leave the day after a range alone', '2026-06-05T12:00-04:00', true, 'hours'],
    ['come back every year', '2026-12-24T11:00-05:00', true, 'special'],
    ['come back in another year', '2031-12-24T12:00-05:00', false, 'special'],
    ['go by their year first', '2027-12-24T11:00-05:00', false, 'special'],
    ['may run over New Year, before it', '2026-12-31T12:30-05:00', true, 'special'],
    ['may run over New Year, after it', '2027-01-02T12:30-05:00', true, 'special'],
    ['end after New Year', '2027-01-03T10:00-05:00', true, 'hours'],
    ['may be of leap years only', '2028-02-29T12:00-05:00', false, 'special'],
    ['leave 1 March alone where there is no 29 February', '2027-03-01T12:00-05:00', true, 'hours'],
  ])('%s', (_, now, open, because) => {
    expect(shop.at(new Date(now))).toEqual({ open, because });
  });
});

describe('the next opening', () => {
  const schedule = compileSchedule({
    ...office,
    holidays: 'US',
    special: { '2026-11-27': 'closed' },
  });
  it.each([
    ['is the same day before nine', '2026-06-01T07:00-04:00', '2026-06-01T09:00-04:00'],
    ['is Monday after a Saturday', '2026-06-06T15:00-04:00', '2026-06-08T09:00-04:00'],
    ['is after lunch', '2026-06-06T12:00-04:00', '2026-06-06T13:00-04:00'],
    [
      'is after the holiday and the special date',
      '2026-11-25T18:00-05:00',
      '2026-11-28T10:00-05:00',
    ],
    [
      'is at nine by the clock after a clock change',
      '2026-03-07T16:00-05:00',
      '2026-03-09T09:00-04:00',
    ],
    ['is now while it is open', '2026-06-01T09:30:12.345-04:00', '2026-06-01T09:30:12.345-04:00'],
  ])('%s', (_, now, opens) => {
    expect(schedule.opensAt(new Date(now))).toEqual(new Date(opens));
  });

  it.each([
    ['is found 400 days ahead', '2026-01-01T12:00-05:00', '2027-02-05T12:00-05:00'],
    ['is not looked for further ahead', '2026-01-01T11:59-05:00', undefined],
  ])('%s', (_, now, opens) => {
    const { zone } = office;
    const seldom = compileSchedule({ zone, hours: {}, special: { '2027-02-05': '12:00-13:00' } });
    expect(seldom.opensAt(new Date(now))).toEqual(opens && new Date(opens));
  });
});

describe('the next closing', () => {
  const schedule = compileSchedule(office);
  it.each([
    ['is at five', '2026-06-01T09:00-04:00', '2026-06-01T17:00-04:00'],
    ['is at lunch', '2026-06-06T11:59-04:00', '2026-06-06T12:00-04:00'],
    ['is not told while it is closed', '2026-06-06T12:00-04:00', undefined],
  ])('%s', (_, now, closes) => {
    expect(schedule.closesAt(new Date(now))).toEqual(closes && new Date(closes));
  });
});

it('refuses a moment that is none', () => {
  expect(() => compileSchedule(office).at(new Date('soon'))).toThrow(RangeError);
});
