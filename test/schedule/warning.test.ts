import { expect, it } from 'vitest';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { scheduleWarnings } from '../../src/schedule/warning.ts';

const sound: Schedule = { zone: 'Europe/Berlin', hours: { mon: '09:00-17:00' } };

it.each<[string, Partial<Schedule>, string, string[]]>([
  [
    'a minute that is missing at midnight',
    { hours: { mon: ['09:00-12:00', '18:00-23:59'] } },
    '2026-08-01',
    ['hours.mon.1: "18:00-23:59" closes for the minute before midnight: end it at 24:00.'],
  ],
  [
    'a minute that is missing on a special date',
    { special: { '12-24': '00:00-23:59' } },
    '2026-08-01',
    ['special.12-24: "00:00-23:59" closes for the minute before midnight: end it at 24:00.'],
  ],
  [
    'special dates that are all past',
    { special: { '2025-12-31': 'closed', '2025-12-24..2025-12-26': 'closed' } },
    '2026-01-01',
    [
      'special: All special dates are past, the last was 2025-12-31: write those to come, or take them out.',
    ],
  ],
  [
    'holidays that nobody has worked out yet',
    { holidays: ['DE', 'IL'] },
    '2101-01-01',
    [
      'holidays.1: No holiday of "IL" is known for the next 12 months: write its closed days as special dates.',
    ],
  ],
  ['nothing on the last special date', { special: { '2025-12-31': 'closed' } }, '2025-12-31', []],
  [
    'nothing while one special date is to come',
    { special: { '2025-12-31': 'closed', '2026-12-31': 'closed' } },
    '2026-01-01',
    [],
  ],
  [
    'nothing while one comes back every year',
    { special: { '2025-12-31': 'closed', '01-01': 'closed' } },
    '2026-02-01',
    [],
  ],
  ['nothing about known holidays', { holidays: ['US', 'IL', 'SA', 'DE-BY'] }, '2026-08-01', []],
  ['nothing about midnight itself', { hours: { mon: '18:00-24:00' } }, '2026-08-01', []],
  ['nothing about what is a fault', { holidays: 'XX', special: { x: 'y' } }, '2026-08-01', []],
])('warns of %s', (_, schedule, today, expected) => {
  const warnings = scheduleWarnings({ ...sound, ...schedule }, new Date(today));
  expect(warnings.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual(expected);
});
