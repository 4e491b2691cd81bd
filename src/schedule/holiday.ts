import { DAY, dateOf, dayOf } from './date.ts';
import { holidayLibrary } from './library.ts';
import type { Place } from './place.ts';

/** A public holiday, in the language of its place. */
export interface Holiday {
  readonly name: string;
  /** The minute of the day at which it begins: some are from noon, or from the evening. */
  readonly from: number;
}

/** The public holidays by day since 1970; a year is worked out when it is first asked for. */
export function holidaysOf(places: readonly Place[]): (day: number) => Holiday | undefined {
  if (places.length === 0) return () => undefined;
  const calendars = places.map(calendarOf);
  const years = new Map<number, ReadonlyMap<number, Holiday>>();
  return (day) => {
    const year = Number(dateOf(day)?.slice(0, 4));
    let holidays = years.get(year);
    if (!holidays) {
      // A holiday of several days may run over New Year.
      holidays = collect(calendars.flatMap((begun) => [...begun(year - 1), ...begun(year)]));
      years.set(year, holidays);
    }
    return holidays.get(day);
  };
}

type Dated = readonly [day: number, holiday: Holiday];

/** The days of a place's public holidays that begin in a year. */
function calendarOf(place: Place): (year: number) => Dated[] {
  const calendar = new (holidayLibrary())(place.join('.'));
  return (year) =>
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .flatMap(({ name, date, start, end }) => {
        const first = dayOf(date.slice(0, 10));
        if (first === undefined) return [];
        const from = Number(date.slice(11, 13)) * 60 + Number(date.slice(14, 16));
        // Only whole days count after the first; one on which the clock goes forward lacks an hour.
        const length = from * 60_000 + end.getTime() - start.getTime() + DAY / 24;
        const days = Math.max(1, Math.floor(length / DAY));
        return Array.from({ length: days }, (_, index): Dated => {
          return [first + index, { name, from: index === 0 ? from : 0 }];
        });
      });
}

/** Of several holidays on a day, the one that begins first counts. */
function collect(dated: readonly Dated[]): ReadonlyMap<number, Holiday> {
  const holidays = new Map<number, Holiday>();
  for (const [day, holiday] of dated) {
    const other = holidays.get(day);
    if (!other || holiday.from < other.from) holidays.set(day, holiday);
  }
  return holidays;
}
