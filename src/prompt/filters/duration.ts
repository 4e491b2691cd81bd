import { joined, kept, spaced, type Locale } from './locale.ts';
import { numberOf } from './number.ts';

const UNITS: ReadonlyMap<string, number> = new Map([
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]);

const formats = kept(
  (language = '', unit = '') =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
      useGrouping: false,
      numberingSystem: 'latn',
    }),
);

/** "2 minutes and 5 seconds" of 125 seconds. */
export function duration(value: unknown, locale: Locale): string | undefined {
  const seconds = numberOf(value);
  if (seconds === undefined || seconds < 0) return undefined;
  let left = Math.round(seconds);
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(left / length);
    left %= length;
    if (count > 0) parts.push(said(count, unit, locale));
  }
  return parts.length > 0 ? joined(parts, locale) : said(0, 'second', locale);
}

function said(count: number, unit: string, { language }: Locale): string {
  return spaced(formats(language, unit).format(count));
}
