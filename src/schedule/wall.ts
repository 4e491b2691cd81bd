import type { Answer } from './answer.ts';
import { dateOf } from './date.ts';
import { holidaysOf, type Holiday } from './holiday.ts';
import { MINUTES, type Interval } from './interval.ts';
import type { Plan } from './read.ts';

/** What is so until a minute of the day; the minutes of a day's slices end at 1440. */
export interface Slice {
  readonly until: number;
  readonly answer: Answer;
}

/** What holds for the hours that begin on a day. */
interface DayHours {
  readonly because: 'hours' | 'special';
  readonly intervals: readonly Interval[];
  readonly holiday?: Holiday | undefined;
}

/** What a clock on the wall would say of each day since 1970, whatever instants its minutes are. */
export function wallOf(plan: Plan): (day: number) => readonly Slice[] {
  const holidayOn = holidaysOf(plan.places);

  function hoursOn(day: number): DayHours {
    const date = dateOf(day) ?? '';
    const special = plan.special.get(date) ?? plan.special.get(date.slice('2028-'.length));
    if (special) return { because: 'special', intervals: special };
    // The first of January 1970 was a Thursday.
    const intervals = plan.week[(((day + 3) % 7) + 7) % 7] ?? [];
    const holiday = holidayOn(day);
    if (!holiday) return { because: 'hours', intervals };
    return { because: 'hours', intervals: endedBy(holiday.from, intervals), holiday };
  }

  return (day) => slicesOf(hoursOn(day), nightOf(hoursOn(day - 1)));
}

/** The hours that are left when a holiday begins at a minute of the day. */
function endedBy(minute: number, intervals: readonly Interval[]): Interval[] {
  return intervals
    .filter(({ start }) => start < minute)
    .map((each) => ({ ...each, end: Math.min(each.end, minute) }));
}

/** What runs over midnight belongs to the day it began on, and stays open on a closed one. */
function nightOf({ because, intervals }: DayHours): DayHours {
  const nights = intervals
    .filter(({ end }) => end > MINUTES)
    .map((each) => ({ ...each, start: 0, end: each.end - MINUTES }));
  return { because, intervals: nights };
}

function slicesOf(own: DayHours, night: DayHours): Slice[] {
  const all = [...own.intervals, ...night.intervals];
  const cuts = [own.holiday?.from ?? 0, MINUTES, ...all.flatMap(({ start, end }) => [start, end])];
  const minutes = [...new Set(cuts)]
    .filter((minute) => minute > 0 && minute <= MINUTES)
    .toSorted((a, b) => a - b);
  return minutes.map((until, index) => ({
    until,
    answer: answerAt(minutes[index - 1] ?? 0, own, night),
  }));
}

function answerAt(minute: number, own: DayHours, night: DayHours): Answer {
  const open = [own, night].find(({ intervals }) =>
    intervals.some(({ start, end }) => start <= minute && minute < end),
  );
  if (open) return { open: true, because: open.because };
  const { holiday } = own;
  return holiday && minute >= holiday.from
    ? { open: false, because: 'holiday', holiday: holiday.name }
    : { open: false, because: own.because };
}
