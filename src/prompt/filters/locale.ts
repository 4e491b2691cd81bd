/** In what language and zone, and when, a value is spoken. */
export interface Locale {
  /** Known to `Intl`. */
  readonly language: string;
  readonly zone: string;
  readonly now: Date;
  /** The number that was called, which tells what is abroad. */
  readonly to: string;
}

/** Languages come from trees, but may come from a caller's answer too: nothing is kept for ever. */
const MOST_KEPT = 500;

/** Keeps what is dear to make, as `Intl` formatters are. */
export function kept<Value>(make: (...key: readonly string[]) => Value) {
  const made = new Map<string, Value>();
  return (...key: readonly string[]): Value => {
    const name = key.join('\n');
    const known = made.get(name);
    if (known !== undefined) return known;
    if (made.size >= MOST_KEPT) made.clear();
    const value = make(...key);
    made.set(name, value);
    return value;
  };
}

/** A language that `Intl` knows; left to itself it would take the machine's own for an unknown one. */
export const languageOf = kept((language = '') => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language)[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
});

/** The bare language: `en` of `en-US`. */
export function familyOf({ language }: Locale): string {
  return language.split('-', 1)[0] ?? language;
}

const lists = kept(
  (language = '', type = '') =>
    new Intl.ListFormat(language, { type: type === 'or' ? 'disjunction' : 'conjunction' }),
);

/** "a, b, and c", as the language joins it. */
export function joined(items: readonly string[], { language }: Locale, word = 'and'): string {
  return lists(language, word).format(items);
}

/** With common spaces: `Intl` sets special ones before "PM" and units, and voices differ over them. */
export function spaced(text: string): string {
  return text.replaceAll(/[\u{A0}\u{202F}]/gu, ' ');
}
