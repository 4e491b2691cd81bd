import type { Report } from './fault.ts';
import { intervalsOf, MINUTES, reportOverlap, reportOverlaps, type Interval } from './interval.ts';
import type { Schedule } from './schedule.ts';

const WEEKDAYS: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

/** The opening times of each day, from Monday on. */
export type Week = readonly (readonly Interval[])[];

/** Reads the weekly hours; days that nobody wrote have none. */
export function weekOf(hours: Schedule['hours'], report: Report): Week {
  const week: Interval[][] = WEEKDAYS.map(() => []);
  const writtenIn: string[] = [];
  for (const [key, value] of Object.entries(hours)) {
    const path = ['hours', key];
    const intervals = intervalsOf(value, path, report);
    const days = daysOf(key, (message) => report(path, message));
    const twice = days.find((day) => writtenIn[day] !== undefined);
    if (twice !== undefined) {
      const first = writtenIn[twice];
      report(path, `${WEEKDAYS[twice]} is already in "${first}": write each day once.`);
      continue;
    }
    for (const day of days) {
      week[day] = intervals;
      writtenIn[day] = key;
    }
    reportOverlaps(intervals, report);
  }
  reportNights(week, report);
  return week;
}

/** Reads `mon`, `mon-fri`, `mon, wed` or `daily` into days, Monday being 0. */
function daysOf(key: string, report: (message: string) => void): number[] {
  if (key.trim().toLowerCase() === 'daily') return [...WEEKDAYS.keys()];
  const days = key.split(',').flatMap((part) => {
    const ends = part.split(/[-–]/).map((name) => dayOf(name.trim().toLowerCase()));
    const [first = -1, last = first] = ends;
    if (ends.length > 2 || ends.includes(-1)) {
      const remedy = `write mon, tue, wed, thu, fri, sat or sun, a range such as mon-fri, or daily`;
      report(`"${part.trim()}" is no day: ${remedy}.`);
      return [];
    }
    // A range may run over Sunday: fri-mon.
    const length = ((last - first + 7) % 7) + 1;
    return Array.from({ length }, (_, index) => (first + index) % 7);
  });
  const twice = days.find((day, index) => days.indexOf(day) !== index);
  if (twice !== undefined) report(`"${key}" has ${WEEKDAYS[twice]} twice: write each day once.`);
  return days;
}

function dayOf(name: string): number {
  return name.length < 3 ? -1 : WEEKDAYS.findIndex((day) => day.toLowerCase().startsWith(name));
}

/** Reports a night's hours that run into those of the next day, once for an entry of many days. */
function reportNights(week: Week, report: Report): void {
  const reported = new Set<Interval>();
  for (const [day, intervals] of week.entries()) {
    const nights = week[(day + 6) % 7] ?? [];
    for (const each of intervals) {
      const night = nights.find(({ end }) => end - MINUTES > each.start);
      if (!night || reported.has(each)) continue;
      reported.add(each);
      reportOverlap(each, night, report);
    }
  }
}
