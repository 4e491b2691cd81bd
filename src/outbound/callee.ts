import {
  parsePhoneNumberFromString,
  type CountryCode,
  type NumberType,
} from 'libphonenumber-js/max';

/** Which countries may be called, as ISO 3166-1 names them; the first is where numbers without a country are. */
export type Countries = readonly [CountryCode, ...CountryCode[]];

/** A number that may be called, or why not. */
export type Callee =
  { readonly number: string; readonly refusal?: undefined } | { readonly refusal: string };

/** Kinds of numbers that cost whoever calls them, or where nobody answers. */
const REFUSED: ReadonlySet<NumberType> = new Set<NumberType>([
  'PREMIUM_RATE',
  'SHARED_COST',
  'PAGER',
  'VOICEMAIL',
  'UAN',
]);

/** Characters of the longest number, as it may be written. */
const LONGEST = 40;

/**
 * The number that a text means, in E.164, however it is written: `(415) 555-0123`, `0044 20 7946 0000`.
 * Numbers that are none, that cost more than a call, or are in a country that is not listed are refused.
 * https://www.itu.int/rec/T-REC-E.164
 */
export function calleeOf(text: string, countries: Countries): Callee {
  const [home] = countries;
  const written = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  if (written === '') return { refusal: 'there is no number' };
  if (written.length > LONGEST || !/^\+?[\d\s().\-/]+$/.test(written)) {
    return { refusal: 'it is no telephone number' };
  }
  const parsed = parsePhoneNumberFromString(written.replace(/^00/, '+'), home);
  if (!parsed?.isValid()) return { refusal: 'it is no number that is in use' };
  const { country } = parsed;
  if (country === undefined || !countries.includes(country)) {
    return { refusal: `it is in ${country ?? 'no country'}, which CALL_COUNTRIES does not list` };
  }
  if (REFUSED.has(parsed.getType())) return { refusal: 'calling it costs more than a call' };
  return { number: parsed.number };
}
