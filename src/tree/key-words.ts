/** How keys are called, by the language's first letters: 0 to 9, the star, the pound key. */
const KEY_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'star',
    'pound',
  ],
  es: [
    'cero',
    'uno',
    'dos',
    'tres',
    'cuatro',
    'cinco',
    'seis',
    'siete',
    'ocho',
    'nueve',
    'asterisco',
    'numeral',
  ],
  fr: [
    'zéro',
    'un',
    'deux',
    'trois',
    'quatre',
    'cinq',
    'six',
    'sept',
    'huit',
    'neuf',
    'étoile',
    'dièse',
  ],
  de: [
    'null',
    'eins',
    'zwei',
    'drei',
    'vier',
    'fünf',
    'sechs',
    'sieben',
    'acht',
    'neun',
    'Stern',
    'Raute',
  ],
};

/** How yes and no are said, by the language's first letters. */
const YES_AND_NO: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  en: [
    ['yes', 'yeah', 'right', 'correct'],
    ['no', 'wrong'],
  ],
  es: [['sí', 'correcto'], ['no']],
  fr: [['oui', 'exact'], ['non']],
  de: [
    ['ja', 'richtig'],
    ['nein', 'falsch'],
  ],
};

const KEYS = '0123456789*#';

/** What a key is called in a language, given as a BCP 47 tag: `1` is "1" and "one". */
export function keyWords(key: string, tag: string): string[] {
  const word = KEY_WORDS[primary(tag)]?.[KEYS.indexOf(key)];
  return key.length === 1 && word !== undefined ? [key, word] : [key];
}

/** What says yes and what says no in a language, given as a BCP 47 tag; in an unknown one, English. */
export function yesAndNo(tag: string): readonly [readonly string[], readonly string[]] {
  return YES_AND_NO[primary(tag)] ?? (YES_AND_NO['en'] as [string[], string[]]);
}

function primary(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}
