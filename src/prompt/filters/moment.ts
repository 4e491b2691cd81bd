import { kept, spaced, type Locale } from './locale.ts';

interface Moment {
  readonly at: Date;
  /** Whether it was written as a clock on the wall shows it, and belongs to no zone. */
  readonly wall: boolean;
  readonly hasDate: boolean;
  readonly hasTime: boolean;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;
const WALL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An ISO 8601 date, time or both, or seconds since 1970, as Liquid counts; all else is none. */
function momentOf(value: unknown): Moment | undefined {
  const moment = parsed(value);
  return moment && !Number.isNaN(moment.at.getTime()) ? moment : undefined;
}

function parsed(value: unknown): Moment | undefined {
  const both = { hasDate: true, hasTime: true };
  if (typeof value === 'number') return { at: new Date(value * 1000), wall: false, ...both };
  if (typeof value !== 'string') return undefined;
  if (INSTANT.test(value)) return { at: new Date(value), wall: false, ...both };
  // Read as UTC and spoken as UTC, what stands on the wall stays as it is.
  if (WALL.test(value)) return { at: new Date(`${value.replace(' ', 'T')}Z`), wall: true, ...both };
  if (DATE.test(value)) return { at: new Date(value), wall: true, hasDate: true, hasTime: false };
  if (CLOCK.test(value)) {
    const at = new Date(`1970-01-01T${value.padStart(5, '0')}Z`);
    return { at, wall: true, hasDate: false, hasTime: true };
  }
  return undefined;
}

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date: { weekday: 'long', month: 'long', day: 'numeric' },
  dated: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  day: { weekday: 'long' },
  year: { year: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  hour: { hour: 'numeric' },
};

const formats = kept(
  (language = '', zone = '', style = '') =>
    new Intl.DateTimeFormat(language, {
      ...STYLES[style],
      timeZone: zone,
      numberingSystem: 'latn',
      calendar: 'gregory',
    }),
);

/** "Friday, October 2"; with the year when it is not this one. */
export function date(value: unknown, locale: Locale): string | undefined {
  const moment = momentOf(value);
  if (!moment?.hasDate) return undefined;
  const today = formats(locale.language, locale.zone, 'year').format(locale.now);
  return written(moment, locale, written(moment, locale, 'year') === today ? 'date' : 'dated');
}

/** "Friday". */
export function day(value: unknown, locale: Locale): string | undefined {
  const moment = momentOf(value);
  return moment?.hasDate ? written(moment, locale, 'day') : undefined;
}

/** "4:30 PM", "4 PM", "16:30": the clock of the language's country. */
export function time(value: unknown, locale: Locale): string | undefined {
  const moment = momentOf(value);
  if (!moment?.hasTime) return undefined;
  const zone = moment.wall ? 'UTC' : locale.zone;
  const parts = formats(locale.language, zone, 'time').formatToParts(moment.at);
  const onTheHour = parts.some(({ type, value: part }) => type === 'minute' && part === '00');
  const halves = parts.some(({ type }) => type === 'dayPeriod');
  // "4:00 PM" would be read with its zeros; on a 24-hour clock the bare hour would not be a time.
  return written(moment, locale, onTheHour && halves ? 'hour' : 'time');
}

function written({ at, wall }: Moment, { language, zone }: Locale, style: string): string {
  return spaced(formats(language, wall ? 'UTC' : zone, style).format(at));
}
