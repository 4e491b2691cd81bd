import { dateOf, dayOf } from './date.ts';
import type { Report } from './fault.ts';
import { intervalsOf, reportOverlaps, type Interval } from './interval.ts';
import type { Schedule } from './schedule.ts';

/** Opening times by date (`2026-12-24`), or by day of every year (`12-24`). */
export type Special = ReadonlyMap<string, readonly Interval[]>;

/** Reads the special dates. A date with its year goes before the same day of every year. */
export function specialOf(written: Schedule['special'], report: Report): Special {
  const special = new Map<string, readonly Interval[]>();
  const writtenIn = new Map<string, string>();
  for (const [key, hours] of Object.entries(written ?? {})) {
    const path = ['special', key];
    const intervals = intervalsOf(hours, path, report);
    reportOverlaps(intervals, report);
    const dates = datesOf(key, (message) => report(path, message));
    const twice = dates.find((date) => special.has(date));
    if (twice !== undefined) {
      const first = writtenIn.get(twice);
      report(path, `${twice} is already in "${first}": write each date once.`);
      continue;
    }
    for (const date of dates) {
      special.set(date, intervals);
      writtenIn.set(date, key);
    }
  }
  return special;
}

/** A leap year, so that 02-29 is a day of every year. */
const ANY_YEAR = '2028-';

function datesOf(key: string, report: (message: string) => void): string[] {
  const [from = '', to = from, ...rest] = key.split('..').map((date) => date.trim());
  const yearly = [from, to].every((date) => /^\d\d-\d\d$/.test(date));
  const [first, last] = [from, to].map((date) => dayOf(yearly ? ANY_YEAR + date : date));
  if (first === undefined || last === undefined || rest.length > 0) {
    const remedy = 'write 2026-12-24, 2026-12-24..2026-12-26, or 12-24 for every year';
    report(`"${key}" is no date: ${remedy}.`);
    return [];
  }
  // A range of every year may run over New Year: 12-24..01-01.
  const length = last - first + 1 + (yearly && last < first ? 366 : 0);
  if (length < 1) report(`"${key}" ends before it begins: put the earlier date first.`);
  if (length > 366) report(`"${key}" is longer than a year: write at most 366 days.`);
  if (length < 1 || length > 366) return [];
  return Array.from({ length }, (_, index) => dateOf(first + index) ?? '').map((date) =>
    yearly ? date.slice(ANY_YEAR.length) : date,
  );
}
