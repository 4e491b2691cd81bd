import { coinOf } from './coins.ts';
import { familyOf, joined, kept, spaced, type Locale } from './locale.ts';
import { number, numberOf, signOf } from './number.ts';

/** Where a currency is at home, and needs no country in its name. */
const HOMES: ReadonlyMap<string, string> = new Map([
  ['US', 'USD'],
  ['CA', 'CAD'],
  ['AU', 'AUD'],
  ['NZ', 'NZD'],
  ['GB', 'GBP'],
  ['MX', 'MXN'],
  ['CH', 'CHF'],
]);

/** Where the bare name stands: "Canadian dollars", "dollars canadiens". */
const BARE: ReadonlyMap<string, number> = new Map([
  ['en', -1],
  ['de', -1],
  ['es', 0],
  ['fr', 0],
]);

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether this is the code of a currency, such as `USD`. */
export function isCurrency(code: unknown): code is string {
  return typeof code === 'string' && CURRENCIES.has(code);
}

const amounts = kept(
  (language = '', currency = '') =>
    new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay: 'name',
      useGrouping: false,
      trailingZeroDisplay: 'stripIfInteger',
      numberingSystem: 'latn',
    }),
);
const plurals = kept((language = '') => new Intl.PluralRules(language));
const regions = kept((language = '') => new Intl.Locale(language).maximize().region ?? '');

/** "12 dollars and 50 cents"; with the country's name where the currency is foreign to the language. */
export function money(value: unknown, locale: Locale, currency: unknown): string | undefined {
  const amount = numberOf(value);
  if (amount === undefined) return undefined;
  if (!isCurrency(currency)) return number(amount, locale);
  const coin = coinOf(familyOf(locale), currency);
  if (!coin) return signOf(amount, locale) + named(Math.abs(amount), currency, locale);

  // Shifting the written number keeps 1.005 from becoming 100.49999 hundredths.
  const hundredths = Math.round(Number(`${Math.abs(amount).toFixed(9)}e2`));
  const [whole, rest] = [Math.floor(hundredths / 100), hundredths % 100];
  const parts = whole > 0 || rest === 0 ? [named(whole, currency, locale)] : [];
  if (rest > 0) {
    const [one, other] = coin;
    parts.push(`${rest} ${plurals(locale.language).select(rest) === 'one' ? one : other}`);
  }
  return (hundredths > 0 ? signOf(amount, locale) : '') + joined(parts, locale);
}

/** "12 dollars" at home, "12 Canadian dollars" abroad. */
function named(amount: number, currency: string, locale: Locale): string {
  const { language } = locale;
  const bare = HOMES.get(regions(language)) === currency ? BARE.get(familyOf(locale)) : undefined;
  const parts = amounts(language, currency).formatToParts(amount);
  const words = parts.map(({ type, value }) =>
    type === 'currency' && bare !== undefined ? (value.split(' ').at(bare) ?? value) : value,
  );
  return spaced(words.join(''));
}
