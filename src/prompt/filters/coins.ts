/** A coin's names, one and several, and the currencies it is a hundredth of. */
type Coin = readonly [one: string, other: string, currencies: string];

/** The coins that languages have names for; `Intl` knows none. */
const COINS: Readonly<Record<string, readonly Coin[]>> = {
  en: [
    ['cent', 'cents', 'USD CAD AUD NZD EUR'],
    ['penny', 'pence', 'GBP'],
    ['centavo', 'centavos', 'MXN'],
    ['centime', 'centimes', 'CHF'],
  ],
  es: [
    ['centavo', 'centavos', 'USD CAD AUD NZD MXN'],
    ['céntimo', 'céntimos', 'EUR CHF'],
    ['penique', 'peniques', 'GBP'],
  ],
  fr: [
    ['cent', 'cents', 'USD CAD AUD NZD'],
    ['centime', 'centimes', 'EUR CHF'],
    ['penny', 'pence', 'GBP'],
    ['centavo', 'centavos', 'MXN'],
  ],
  de: [
    ['Cent', 'Cent', 'USD CAD AUD NZD EUR'],
    ['Penny', 'Pence', 'GBP'],
    ['Centavo', 'Centavos', 'MXN'],
    ['Rappen', 'Rappen', 'CHF'],
  ],
};

/** The coin of a currency in a language, where it has a name. */
export function coinOf(family: string, currency: string): Coin | undefined {
  return COINS[family]?.find(([, , currencies]) => currencies.includes(currency));
}
