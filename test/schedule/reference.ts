import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import type { Hours, Schedule } from '../../src/schedule/schedule.ts';

type Because = 'hours' | 'holiday' | 'special';

/** A schedule that writes every day by itself, so that looking one up needs no parsing. */
export interface PlainSchedule extends Schedule {
  readonly holidays: readonly string[];
  readonly special: Readonly<Record<string, Hours>>;
}

type Times = readonly (readonly [start: string, end: string])[];

const DAYS = ['', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Slow and plain: reads the clock on the wall, and looks up that day and the one before. */
export function askSlowly(schedule: PlainSchedule, now: Date): { open: boolean; because: Because } {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(
    schedule.zone,
  );
  const time = local.toPlainTime();
  const today = hoursOn(schedule, local.toPlainDate());
  const yesterday = hoursOn(schedule, local.toPlainDate().subtract({ days: 1 }));
  for (const [start, end] of today.times) {
    const begun = hasCome(start, time);
    if (begun && (end <= start || end === '24:00' || !hasCome(end, time))) {
      return { open: true, because: today.because };
    }
  }
  for (const [start, end] of yesterday.times) {
    if (end <= start && !hasCome(end, time)) return { open: true, because: yesterday.because };
  }
  return { open: false, because: today.because };
}

/** Whether a time such as `09:00` has come. */
function hasCome(written: string, time: Temporal.PlainTime): boolean {
  return Temporal.PlainTime.compare(Temporal.PlainTime.from(written), time) <= 0;
}

function hoursOn(
  schedule: PlainSchedule,
  date: Temporal.PlainDate,
): { times: Times; because: Because } {
  const text = date.toString();
  const special = schedule.special[text] ?? schedule.special[text.slice(5)];
  if (special !== undefined) return { times: timesOf(special), because: 'special' };
  if (schedule.holidays.some((place) => holidaysIn(place, date.year).has(text))) {
    return { times: [], because: 'holiday' };
  }
  return {
    times: timesOf(schedule.hours[DAYS[date.dayOfWeek] ?? ''] ?? 'closed'),
    because: 'hours',
  };
}

function timesOf(hours: Hours): Times {
  return [hours].flat().flatMap((each) => {
    const [start = '', end = ''] = each.split('-');
    return each === 'closed' ? [] : [[start, end] as const];
  });
}

const known = new Map<string, ReadonlySet<string>>();

function holidaysIn(place: string, year: number): ReadonlySet<string> {
  const key = `${place} ${year}`;
  const dates =
    known.get(key) ??
    new Set(
      new Holidays(place)
        .getHolidays(year)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10)),
    );
  known.set(key, dates);
  return dates;
}
