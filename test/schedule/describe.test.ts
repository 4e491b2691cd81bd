import { expect, it } from 'vitest';
import { describeSchedule } from '../../src/schedule/describe.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';

it.each<[Schedule['hours'], string]>([
  [{ 'mon-fri': '09:00-17:00' }, 'Monday to Friday, from 9 a.m. to 5 p.m.'],
  [
    { 'mon-fri': '08:30-18:00', sat: ['10:00-12:00', '13:00-15:05'], sun: 'closed' },
    'Monday to Friday, from 8:30 a.m. to 6 p.m.; Saturday, from 10 a.m. to noon and from 1 p.m. to 3:05 p.m.',
  ],
  [{ daily: '00:00-24:00' }, 'every day, around the clock'],
  [{ daily: '12:00-24:00' }, 'every day, from noon to midnight'],
  [{ 'fri-sat': '22:00-02:00' }, 'Friday and Saturday, from 10 p.m. to 2 a.m.'],
  [
    { 'mon, wed, fri': '00:30-12:30' },
    'Monday, Wednesday and Friday, from 12:30 a.m. to 12:30 p.m.',
  ],
  [{ 'mon-wed, fri': '09:00-17:00' }, 'Monday to Wednesday and Friday, from 9 a.m. to 5 p.m.'],
  [
    { tue: ['13:00-17:00', '09:00-12:00'], mon: ['09:00-12:00', '13:00-17:00'] },
    'Monday and Tuesday, from 9 a.m. to noon and from 1 p.m. to 5 p.m.',
  ],
  [{ sun: 'closed' }, 'closed every day'],
])('%j is said as "%s"', (hours, spoken) => {
  expect(describeSchedule({ zone: 'America/New_York', hours })).toBe(spoken);
});
