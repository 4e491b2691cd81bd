import { familyOf, kept, type Locale } from './locale.ts';

/** Beyond this a number loses digits, and nobody would follow it. */
const GREATEST = 1e15;

/** The sign is a word, since many voices skip "-". */
const MINUS: Readonly<Record<string, string>> = {
  en: 'minus ',
  es: 'menos ',
  fr: 'moins ',
  de: 'minus ',
};

/** A number, or digits that read as one; all else is none. */
export function numberOf(value: unknown): number | undefined {
  const number =
    typeof value === 'string' && /^\s*[-+]?\d{1,15}(?:\.\d{1,15})?\s*$/.test(value)
      ? Number(value)
      : value;
  return typeof number === 'number' && Math.abs(number) < GREATEST ? number : undefined;
}

/** The sign of a number, as a word before it. */
export function signOf(value: number, locale: Locale): string {
  return value < 0 ? (MINUS[familyOf(locale)] ?? '-') : '';
}

/** Without separators: a voice may take the space in "1 234" for two numbers. */
const plainNumbers = kept(
  (language = '') =>
    new Intl.NumberFormat(language, {
      useGrouping: false,
      maximumFractionDigits: 6,
      numberingSystem: 'latn',
    }),
);

/** "1234.5", "minus 3": with the language's decimal sign. */
export function number(value: unknown, locale: Locale): string | undefined {
  const amount = numberOf(value);
  if (amount === undefined) return undefined;
  return signOf(amount, locale) + plainNumbers(locale.language).format(Math.abs(amount));
}

const ranks = kept((language = '') => new Intl.PluralRules(language, { type: 'ordinal' }));

const SUFFIXES: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

/** How a language writes a place in a row, which its voices read out as one. */
const ORDINALS: Readonly<Record<string, (place: number, locale: Locale) => string>> = {
  en: (place, { language }) => `${place}${SUFFIXES[ranks(language).select(place)] ?? 'th'}`,
  es: (place) => `${place}.º`,
  fr: (place) => (place === 1 ? '1er' : `${place}e`),
  de: (place) => `${place}.`,
};

/** "3rd", "3.º", "3e", "3."; the bare number in other languages. */
export function ordinal(value: unknown, locale: Locale): string | undefined {
  const place = numberOf(value);
  if (place === undefined || !Number.isInteger(place) || place < 0) return undefined;
  return ORDINALS[familyOf(locale)]?.(place, locale) ?? number(place, locale);
}
