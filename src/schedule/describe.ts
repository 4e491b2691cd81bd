import type { Interval } from './interval.ts';
import type { Schedule } from './schedule.ts';
import { WEEKDAYS, weekOf } from './week.ts';

/** The weekly hours as an English speaker says them: `Monday to Friday, from 9 a.m. to 5 p.m.` */
export function describeSchedule({ hours }: Schedule): string {
  const daysByTimes = new Map<string, number[]>();
  for (const [day, intervals] of weekOf(hours, () => {}).entries()) {
    if (intervals.length === 0) continue;
    const times = timesOf(intervals);
    daysByTimes.set(times, [...(daysByTimes.get(times) ?? []), day]);
  }
  const parts = [...daysByTimes].map(([times, days]) => `${spokenDays(days)}, ${times}`);
  return parts.length > 0 ? parts.join('; ') : 'closed every day';
}

function timesOf(intervals: readonly Interval[]): string {
  const inOrder = intervals.toSorted((a, b) => a.start - b.start);
  return listed(
    inOrder.map(({ start, end }) =>
      end - start === 1440 ? 'around the clock' : `from ${spokenTime(start)} to ${spokenTime(end)}`,
    ),
  );
}

/** A minute of the day on a 12-hour clock. */
function spokenTime(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60];
  if (minute === 0 && hour % 12 === 0) return hour === 0 ? 'midnight' : 'noon';
  const past = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${past} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

/** Days in a row from three on are a span: `Monday to Friday`. */
function spokenDays(days: readonly number[]): string {
  if (days.length === WEEKDAYS.length) return 'every day';
  const rows: number[][] = [];
  for (const day of days) {
    const row = rows.at(-1);
    if (row?.at(-1) === day - 1) row.push(day);
    else rows.push([day]);
  }
  return listed(
    rows.flatMap((row) => {
      const names = row.map((day) => WEEKDAYS[day] ?? '');
      return names.length < 3 ? names : [`${names[0]} to ${names.at(-1)}`];
    }),
  );
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
