import { describe, expect, it } from 'vitest';
import { compileSchedule } from '../../src/schedule/compile.ts';
import { scheduleFaults } from '../../src/schedule/read.ts';
import type { Hours, Schedule } from '../../src/schedule/schedule.ts';

const sound: Schedule = { zone: 'Europe/Berlin', hours: { mon: '09:00-17:00' } };

/** The faults of a schedule as lines: where, and what. */
function lines(schedule: Partial<Schedule>): string[] {
  return scheduleFaults({ ...sound, ...schedule }).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
}

describe('a zone is refused', () => {
  const fixed =
    'is a fixed offset, which knows no summer time: name a place, such as America/New_York.';
  it.each([
    ['+05:00', `"+05:00" ${fixed}`],
    ['-5', `"-5" ${fixed}`],
    ['UTC', `"UTC" ${fixed}`],
    ['UTC+1', `"UTC+1" ${fixed}`],
    ['GMT', `"GMT" ${fixed}`],
    ['Etc/GMT+5', `"Etc/GMT+5" ${fixed}`],
    ['EST', `"EST" ${fixed}`],
    ['America/NewYork', '"America/NewYork" is no time zone: did you mean "America/New_York"?'],
    ['New York', '"New York" is no time zone: did you mean "America/New_York"?'],
    ['Europe/Berln', '"Europe/Berln" is no time zone: did you mean "Europe/Berlin"?'],
    ['US/Los Angeles', '"US/Los Angeles" is no time zone: did you mean "America/Los_Angeles"?'],
    [
      'Middle-earth',
      '"Middle-earth" is no time zone: write the IANA name of a place, such as America/New_York.',
    ],
    ['', '"" is no time zone: write the IANA name of a place, such as America/New_York.'],
  ])('%s', (zone, message) => {
    expect(lines({ zone })).toEqual([`zone: ${message}`]);
  });
});

it.each(['America/New_York', 'europe/berlin', 'US/Eastern', 'Japan', 'Australia/Lord_Howe'])(
  'the zone %s is taken',
  (zone) => {
    expect(lines({ zone })).toEqual([]);
  },
);

describe('opening times are refused', () => {
  const remedy = 'write it like 09:00-17:00 on a 24-hour clock, several as a list, or "closed"';
  it.each<[string, Hours, string[]]>([
    ['without minutes', '9-17', [`hours.mon: "9-17" is no opening time: ${remedy}.`]],
    ['on a 12-hour clock', '9am-5pm', [`hours.mon: "9am-5pm" is no opening time: ${remedy}.`]],
    ['without an end', '09:00', [`hours.mon: "09:00" is no opening time: ${remedy}.`]],
    ['at no hour', '09:00-25:00', [`hours.mon: "09:00-25:00" is no opening time: ${remedy}.`]],
    ['past 24:00', '09:00-24:01', [`hours.mon: "09:00-24:01" is no opening time: ${remedy}.`]],
    ['from 24:00 on', '24:00-02:00', [`hours.mon: "24:00-02:00" is no opening time: ${remedy}.`]],
    ['at no minute', '09:60-17:00', [`hours.mon: "09:60-17:00" is no opening time: ${remedy}.`]],
    [
      'in one text with commas',
      '09:00-12:00, 13:00-17:00',
      [`hours.mon: "09:00-12:00, 13:00-17:00" is no opening time: ${remedy}.`],
    ],
    ['in a word', 'open', [`hours.mon: "open" is no opening time: ${remedy}.`]],
    [
      'that end when they begin',
      '09:00-09:00',
      [
        'hours.mon: "09:00-09:00" ends when it begins: write 00:00-24:00 for the whole day, or "closed".',
      ],
    ],
    [
      'that say closed and open',
      ['closed', '09:00-17:00'],
      ['hours.mon.0: "closed" stands alone: take it out of the list.'],
    ],
    [
      'that say nothing',
      [],
      ['hours.mon: It says nothing: write times such as 09:00-17:00, or "closed".'],
    ],
    [
      'that are empty',
      '',
      ['hours.mon: It says nothing: write times such as 09:00-17:00, or "closed".'],
    ],
    [
      'that overlap',
      ['09:00-13:00', '12:59-17:00'],
      ['hours.mon.1: "12:59-17:00" overlaps "09:00-13:00": let one end before the other begins.'],
    ],
    [
      'that overlap in the night',
      ['22:00-03:00', '23:00-01:00'],
      ['hours.mon.1: "23:00-01:00" overlaps "22:00-03:00": let one end before the other begins.'],
    ],
  ])('%s', (_, mon, expected) => {
    expect(lines({ hours: { mon } })).toEqual(expected);
  });

  it.each<[string, Schedule['hours'], string[]]>([
    [
      "that run into the next day's",
      { fri: '22:00-03:00', sat: '02:00-05:00' },
      [
        'hours.sat: "02:00-05:00" overlaps "22:00-03:00" of "fri": let one end before the other begins.',
      ],
    ],
    [
      "that run from Sunday into Monday's",
      { mon: '02:00-05:00', sun: '22:00-03:00' },
      [
        'hours.mon: "02:00-05:00" overlaps "22:00-03:00" of "sun": let one end before the other begins.',
      ],
    ],
    [
      'that run into their own of the next day, once',
      { daily: ['02:00-05:00', '22:00-03:00'] },
      ['hours.daily.0: "02:00-05:00" overlaps "22:00-03:00": let one end before the other begins.'],
    ],
  ])('%s', (_, hours, expected) => {
    expect(lines({ hours })).toEqual(expected);
  });

  it.each<[string, Hours]>([
    ['touch', ['09:00-12:00', '12:00-17:00']],
    ['run up to the next morning', ['09:00-12:00', '22:00-09:00']],
    ['end at the midnight that begins the next day', '17:00-00:00'],
    ['are out of order', ['13:00-17:00', '09:00-12:00']],
  ])('but not those that %s', (_, daily) => {
    expect(lines({ hours: { daily } })).toEqual([]);
  });
});

describe('days are refused', () => {
  const remedy = 'write mon, tue, wed, thu, fri, sat or sun, a range such as mon-fri, or daily';
  const hours = '09:00-17:00';
  it.each<[string, Schedule['hours'], string[]]>([
    ['unknown', { 'mo-fr': hours }, [`hours.mo-fr: "mo-fr" is no day: ${remedy}.`]],
    ['in another language', { montag: hours }, [`hours.montag: "montag" is no day: ${remedy}.`]],
    ['unknown in a list', { 'mon, x': hours }, [`hours.mon, x: "x" is no day: ${remedy}.`]],
    ['missing in a list', { 'mon,': hours }, [`hours.mon,: "" is no day: ${remedy}.`]],
    [
      'in a range of three',
      { 'mon-wed-fri': hours },
      [`hours.mon-wed-fri: "mon-wed-fri" is no day: ${remedy}.`],
    ],
    [
      'twice',
      { 'mon-fri': hours, wed: 'closed' },
      ['hours.wed: Wednesday is already in "mon-fri": write each day once.'],
    ],
    [
      'twice in a list',
      { 'mon-wed, tue': hours },
      ['hours.mon-wed, tue: "mon-wed, tue" has Tuesday twice: write each day once.'],
    ],
    [
      'beside daily',
      { daily: hours, sun: 'closed' },
      ['hours.sun: Sunday is already in "daily": write each day once.'],
    ],
  ])('%s', (_, hours, expected) => {
    expect(lines({ hours })).toEqual(expected);
  });
});

describe('holidays are refused', () => {
  it.each<[string, Schedule['holidays'], string]>([
    [
      'of no country',
      'XX',
      'holidays: "XX" is no country: write its code, such as US, US-CA or DE-BY.',
    ],
    [
      'of a country by its name',
      'Germany',
      'holidays: "Germany" is no country: did you mean "DE"?',
    ],
    ['of the UK', 'UK', 'holidays: "UK" is no country: did you mean "GB"?'],
    [
      'of no state',
      ['US', 'AU-XX'],
      'holidays.1: "XX" is no state of "AU": there are ACT, NSW, NT, QLD, SA, TAS, VIC, WA.',
    ],
    ['of a state where there is none', 'FI-18', 'holidays: "18" is no state of "FI": write "FI".'],
    ['of no region', 'DE-BY-X', 'holidays: "X" is no region of "DE-BY": there are A, KATH, EVANG.'],
    [
      'of a region that the library lists and does not find',
      'NZ-CAN-Timaru',
      'holidays: "Timaru" is no region of "NZ-CAN": write "NZ-CAN".',
    ],
    [
      'of a region where there is none',
      'DE-BE-X',
      'holidays: "X" is no region of "DE-BE": write "DE-BE".',
    ],
  ])('%s', (_, holidays, expected) => {
    expect(lines({ holidays: holidays ?? [] })).toEqual([expected]);
  });
});

describe('special dates are refused', () => {
  const remedy = 'write 2026-12-24, 2026-12-24..2026-12-26, or 12-24 for every year';
  it.each<[string, Record<string, Hours>, string[]]>([
    [
      'on no day',
      { '2026-02-30': 'closed' },
      [`special.2026-02-30: "2026-02-30" is no date: ${remedy}.`],
    ],
    [
      'on no leap day',
      { '2026-02-29': 'closed' },
      [`special.2026-02-29: "2026-02-29" is no date: ${remedy}.`],
    ],
    [
      'on no day of any year',
      { '02-30': 'closed' },
      [`special.02-30: "02-30" is no date: ${remedy}.`],
    ],
    [
      'in another order',
      { '24.12.2026': 'closed' },
      [`special.24.12.2026: "24.12.2026" is no date: ${remedy}.`],
    ],
    [
      'with half a range',
      { '2026-12-24..': 'closed' },
      [`special.2026-12-24..: "2026-12-24.." is no date: ${remedy}.`],
    ],
    [
      'with a mixed range',
      { '2026-12-24..12-26': 'closed' },
      [`special.2026-12-24..12-26: "2026-12-24..12-26" is no date: ${remedy}.`],
    ],
    [
      'in a range that runs back',
      { '2026-12-26..2026-12-24': 'closed' },
      [
        'special.2026-12-26..2026-12-24: "2026-12-26..2026-12-24" ends before it begins: put the earlier date first.',
      ],
    ],
    [
      'in a range without an end in sight',
      { '2026-01-01..2999-12-31': 'closed' },
      [
        'special.2026-01-01..2999-12-31: "2026-01-01..2999-12-31" is longer than a year: write at most 366 days.',
      ],
    ],
    [
      'twice',
      { '2026-12-24..2026-12-26': 'closed', '2026-12-25': '09:00-10:00' },
      [
        'special.2026-12-25: 2026-12-25 is already in "2026-12-24..2026-12-26": write each date once.',
      ],
    ],
    [
      'with times that overlap',
      { '12-24': ['09:00-12:00', '11:00-13:00'] },
      [
        'special.12-24.1: "11:00-13:00" overlaps "09:00-12:00": let one end before the other begins.',
      ],
    ],
    [
      'with times that end when they begin',
      { '12-24': '00:00-00:00' },
      [
        'special.12-24: "00:00-00:00" ends when it begins: write 00:00-24:00 for the whole day, or "closed".',
      ],
    ],
  ])('%s', (_, special, expected) => {
    expect(lines({ special })).toEqual(expected);
  });
});

it('tells every fault at once', () => {
  const schedule: Schedule = {
    zone: 'UTC',
    hours: { 'mon-fri': '9-5', funday: 'closed' },
    holidays: ['US', 'XX'],
    special: { '2026-02-30': 'closed' },
  };
  expect(() => compileSchedule(schedule)).toThrow(
    new Error(
      `The opening hours can't be used:
- zone: "UTC" is a fixed offset, which knows no summer time: name a place, such as America/New_York.
- hours.mon-fri: "9-5" is no opening time: write it like 09:00-17:00 on a 24-hour clock, several as a list, or "closed".
- hours.funday: "funday" is no day: write mon, tue, wed, thu, fri, sat or sun, a range such as mon-fri, or daily.
- special.2026-02-30: "2026-02-30" is no date: write 2026-12-24, 2026-12-24..2026-12-26, or 12-24 for every year.
- holidays.1: "XX" is no country: write its code, such as US, US-CA or DE-BY.`,
    ),
  );
});

it('keeps the place of a fault as data', () => {
  const [fault] = scheduleFaults({ ...sound, hours: { 'mon-fri': ['09:00-12:00', 'noon'] } });
  expect(fault?.path).toEqual(['hours', 'mon-fri', 1]);
});
