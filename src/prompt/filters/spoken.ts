import { digits } from './digits.ts';
import { duration } from './duration.ts';
import { joined, type Locale } from './locale.ts';
import { date, day, time } from './moment.ts';
import { isCurrency, money } from './money.ts';
import { number, ordinal } from './number.ts';
import { phone } from './phone.ts';

/** A filter that says a value as a person would. */
export interface SpokenFilter {
  /** `undefined` when the value is of another kind: then it is spoken as it is. */
  readonly say: (value: unknown, locale: Locale, argument: unknown) => string | undefined;
  /** The fewest and most arguments. */
  readonly takes: readonly [number, number];
  /** What is wrong with a literal argument; reads on from the filter's name. */
  readonly misuse?: (argument: unknown) => string | undefined;
}

const NONE = [0, 0] as const;

/** The filters that Liquid lacks, or has in a form that can't be spoken. */
export const SPOKEN: Readonly<Record<string, SpokenFilter>> = {
  phone: { say: phone, takes: NONE },
  digits: {
    say: (value, _, size) => digits(value, size),
    takes: [0, 1],
    misuse: (size) =>
      typeof size === 'number' && Number.isInteger(size) && size > 0
        ? undefined
        : 'needs a whole number as the size of its groups, as in digits: 4.',
  },
  money: {
    say: money,
    takes: [1, 1],
    misuse: (code) => (isCurrency(code) ? undefined : 'needs a currency, as in money: "USD".'),
  },
  number: { say: number, takes: NONE },
  ordinal: { say: ordinal, takes: NONE },
  date: { say: date, takes: NONE },
  time: { say: time, takes: NONE },
  day: { say: day, takes: NONE },
  duration: { say: duration, takes: NONE },
  list: {
    say: list,
    takes: [0, 1],
    misuse: (word) =>
      word === 'and' || word === 'or' ? undefined : 'takes "and" or "or", as in list: "or".',
  },
};

/** "a, b, and c", or with `or`. */
function list(value: unknown, locale: Locale, word: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (value.some((item) => typeof item === 'object')) return undefined;
  return joined(value.map(String), locale, word === 'or' ? 'or' : 'and');
}
