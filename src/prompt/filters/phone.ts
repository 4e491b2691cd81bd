import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { digits, oneByOne } from './digits.ts';
import { familyOf, kept, type Locale } from './locale.ts';

const PLUS: Readonly<Record<string, string>> = { en: 'plus', es: 'más', fr: 'plus', de: 'plus' };

/** Where a number of our own is; callers' numbers are not kept. */
const homes = kept((to = '') => {
  const number = parsePhoneNumberFromString(to);
  return { country: number?.country, code: number?.countryCallingCode };
});

/**
 * "4 1 5, 5 5 5, 0 1 2 3": in the groups of its country, after "plus" and the country's code where the
 * number that was called is in another. Whoever is no number (`anonymous`) is spoken as written.
 */
export function phone(value: unknown, locale: Locale): string | undefined {
  if (typeof value !== 'string' || value.length > 32) return undefined;
  const home = homes(locale.to);
  const number = parsePhoneNumberFromString(value, home.country);
  if (!number) return digits(value, undefined);
  if ((home.code ?? number.countryCallingCode) === number.countryCallingCode) {
    return grouped(number.formatNational());
  }
  return `${PLUS[familyOf(locale)] ?? '+'} ${grouped(number.formatInternational())}`;
}

function grouped(written: string): string {
  return oneByOne(written.match(/\d+/g) ?? []);
}
