import { describe, expect, it } from 'vitest';
import { scopeWith, speak } from './speak.ts';

/** A value, the filter it goes through, and what is heard in each language. */
type Row = readonly [value: unknown, filter: string, heard: Record<string, string>];

const ROWS: readonly Row[] = [
  ['+14155550123', 'phone', { 'en-US': '4 1 5, 5 5 5, 0 1 2 3', 'de-DE': '4 1 5, 5 5 5, 0 1 2 3' }],
  [
    '+442079460958',
    'phone',
    {
      'en-US': 'plus 4 4, 2 0, 7 9 4 6, 0 9 5 8',
      'es-MX': 'más 4 4, 2 0, 7 9 4 6, 0 9 5 8',
      'fr-FR': 'plus 4 4, 2 0, 7 9 4 6, 0 9 5 8',
    },
  ],
  ['4155550123', 'phone', { en: '4 1 5, 5 5 5, 0 1 2 3' }],
  ['611', 'phone', { en: '6 1 1' }],
  ['12345678', 'digits', { en: '1 2 3, 4 5 6, 7 8' }],
  ['12345678', 'digits: 4', { en: '1 2 3 4, 5 6 7 8', 'de-DE': '1 2 3 4, 5 6 7 8' }],
  ['ab-1234', 'digits', { en: 'A B, 1 2 3 4' }],
  [9071, 'digits: 2', { en: '9 0, 7 1' }],
  [
    12.5,
    'money: "USD"',
    {
      'en-US': '12 dollars and 50 cents',
      'en-GB': '12 US dollars and 50 cents',
      'es-US': '12 dólares y 50 centavos',
      'es-MX': '12 dólares estadounidenses y 50 centavos',
      'fr-CA': '12 dollars des États-Unis et 50 cents',
      'de-DE': '12 US-Dollar und 50 Cent',
    },
  ],
  [
    '1.01',
    'money: "EUR"',
    {
      en: '1 euro and 1 cent',
      'es-ES': '1 euro y 1 céntimo',
      'fr-FR': '1 euro et 1 centime',
      'de-DE': '1 Euro und 1 Cent',
    },
  ],
  [0.75, 'money: "GBP"', { 'en-GB': '75 pence', 'de-DE': '75 Pence' }],
  [3, 'money: "MXN"', { 'es-MX': '3 pesos', 'en-US': '3 Mexican pesos' }],
  [
    20.2,
    'money: "CHF"',
    { 'de-CH': '20 Franken und 20 Rappen', 'fr-CH': '20 francs et 20 centimes' },
  ],
  [1.005, 'money: "CAD"', { 'en-CA': '1 dollar and 1 cent', 'fr-CA': '1 dollar et 1 cent' }],
  [-0.5, 'money: "USD"', { en: 'minus 50 cents', fr: 'moins 50 cents' }],
  [0, 'money: "USD"', { en: '0 dollars' }],
  [1500, 'money: "JPY"', { en: '1500 Japanese yen' }],
  [1234.5, 'number', { en: '1234.5', 'de-DE': '1234,5', 'fr-FR': '1234,5', 'es-MX': '1234.5' }],
  [-3, 'number', { en: 'minus 3', es: 'menos 3', fr: 'moins 3', de: 'minus 3' }],
  [1, 'ordinal', { en: '1st', es: '1.º', fr: '1er', de: '1.' }],
  [22, 'ordinal', { en: '22nd', es: '22.º', fr: '22e', de: '22.', 'pt-BR': '22' }],
  [
    '2026-10-02',
    'date',
    {
      'en-US': 'Friday, October 2',
      'en-GB': 'Friday 2 October',
      'es-MX': 'viernes, 2 de octubre',
      'fr-FR': 'vendredi 2 octobre',
      'de-DE': 'Freitag, 2. Oktober',
    },
  ],
  ['2027-01-04T03:00:00Z', 'date', { 'en-US': 'Sunday, January 3, 2027' }],
  ['2026-10-02', 'day', { en: 'Friday', es: 'viernes', fr: 'vendredi', de: 'Freitag' }],
  [
    '2026-10-02T20:30:00Z',
    'time',
    {
      'en-US': '4:30 PM',
      'en-GB': '16:30',
      'es-MX': '4:30 p.m.',
      'fr-FR': '16:30',
      'de-DE': '16:30',
    },
  ],
  ['2026-10-02T20:00:00+00:00', 'time', { 'en-US': '4 PM', 'de-DE': '16:00' }],
  ['2026-10-02 09:00', 'time', { 'en-US': '9 AM' }],
  ['9:15', 'time', { 'en-US': '9:15 AM', 'de-DE': '9:15' }],
  [1780315200, 'time', { 'en-US': '8 AM' }],
  [
    125,
    'duration',
    {
      en: '2 minutes and 5 seconds',
      es: '2 minutos y 5 segundos',
      fr: '2 minutes et 5 secondes',
      de: '2 Minuten und 5 Sekunden',
    },
  ],
  [90_061, 'duration', { 'en-US': '1 day, 1 hour, 1 minute, and 1 second' }],
  [0.2, 'duration', { en: '0 seconds' }],
  [
    ['a', 'b', 'c'],
    'list',
    { en: 'a, b, and c', es: 'a, b y c', fr: 'a, b et c', de: 'a, b und c' },
  ],
  [['a', 'b'], 'list: "or"', { en: 'a or b', es: 'a o b', fr: 'a ou b', de: 'a oder b' }],
  [' Ann ', 'strip | upcase', { en: 'ANN' }],
  ['a,b', 'split: "," | last', { en: 'b' }],
  [7, 'minus: 2 | times: 3', { en: '15' }],
];

const CASES = ROWS.flatMap(([value, filter, heard]) =>
  Object.entries(heard).map(([language, text]) => [value, filter, language, text] as const),
);

describe('a filter', () => {
  it.each(CASES)('speaks %j through %s in %s as "%s"', (value, filter, language, text) => {
    expect(speak(`{{ vars.x | ${filter} }}`, scopeWith({ x: value }, { language }))).toBe(text);
  });

  it.each<[unknown, string, string]>([
    ['Ann', 'money: "USD"', 'Ann'],
    ['anonymous', 'phone', 'anonymous'],
    ['client:ann', 'phone', 'client:ann'],
    ["O'Brien, room 5", 'digits', "O'Brien, room 5"],
    ['soon', 'date', 'soon'],
    ['16:30', 'date', '16:30'],
    ['2026-10-02', 'time', '2026-10-02'],
    ['first', 'ordinal', 'first'],
    [1.5, 'ordinal', '1.5'],
    [-5, 'duration', '-5'],
    ['a', 'list', 'a'],
    ['1e400', 'number', '1e400'],
    [true, 'number', 'true'],
  ])('speaks %j, which is not for %s, as it is', (value, filter, text) => {
    expect(speak(`{{ vars.x | ${filter} }}`, scopeWith({ x: value }))).toBe(text);
  });

  it('takes an argument from a variable, and makes do with a bad one', () => {
    const scope = scopeWith({ due: 5, currency: 'EUR', wrong: 'gold' });
    expect(speak('{{ vars.due | money: vars.currency }}', scope)).toBe('5 euros');
    expect(speak('{{ vars.due | money: vars.wrong }}', scope)).toBe('5');
    expect(speak('{{ "123456" | digits: vars.wrong }}', scope)).toBe('1 2 3 4 5 6');
  });

  it.each(['', 'xx-nonsense', 'no such language', 'tlh'])(
    'speaks American English where "%s" is no language of this machine',
    (language) => {
      const scope = scopeWith({}, { language });
      expect(speak('{{ 12.5 | money: "USD" }} {{ "16:30" | time }}', scope)).toBe(
        '12 dollars and 50 cents 4:30 PM',
      );
    },
  );

  it('reads the clock of the zone it is given, or of UTC', () => {
    const { zone: _, ...utc } = scopeWith();
    expect(speak('{{ now | time }}')).toBe('8 AM');
    expect(speak('{{ now | time }}', scopeWith({}, { zone: 'Asia/Tokyo' }))).toBe('9 PM');
    expect(speak('{{ now | time }}', utc)).toBe('12 PM');
  });
});
