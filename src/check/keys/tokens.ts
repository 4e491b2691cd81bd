/** A word, a number or a sign of a text. */
export interface Token {
  /** As it is compared: in small letters, without accents. */
  readonly word: string;
  readonly raw: string;
  /** Where it stands in the text. */
  readonly at: number;
  /** Whether a sentence ends with it. */
  readonly ends: boolean;
}

/** What stands for a variable's value. */
export const VARIABLE = '§';

/** What French has before a vowel is a word of its own: "l'option". */
const TOKEN = /[ld]['’](?=\p{L})|\d+(?:[.:]\d+)*\p{L}*|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|\S/giu;

/** The words, numbers and signs of a text; what Liquid makes of it is one sign. */
export function tokensOf(text: string): Token[] {
  const blank = withoutLiquid(text);
  return [...blank.matchAll(TOKEN)].map(({ 0: raw, index: at }) => ({
    word: plainOf(raw),
    raw,
    at,
    ends: /^[!?;…]$/.test(raw) || (raw === '.' && /^\s?$/.test(blank.charAt(at + 1))),
  }));
}

/** A text with signs for its variables, each as long as it was. */
export function withoutLiquid(text: string): string {
  return text
    .replace(/\{\{[^{}]*\}\}/g, (liquid) => VARIABLE.padEnd(liquid.length))
    .replace(/\{%[^{}%]*%\}/g, (liquid) => ' '.repeat(liquid.length));
}

/** The words of a text between single spaces, for phrases to be looked for in. */
export function plainWords(text: string): string {
  const words = plainOf(withoutLiquid(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}

/** The first of these phrases that a text has in it. */
export function phraseIn(text: string, phrases: readonly string[]): string | undefined {
  const words = plainWords(text);
  return phrases.find((phrase) => words.includes(` ${phrase} `));
}

function plainOf(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'");
}
