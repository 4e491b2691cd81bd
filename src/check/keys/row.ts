import { VARIABLE, type Token } from './tokens.ts';
import type { Tongue } from './tongues/tongue.ts';

/** Any other key, or one that only the call knows. */
export const ANY = 'any';

/** Digits in a row from which on they are a phone number. */
const LONGEST_ROW = 2;

/** Words that are looked through from a verb to its key. */
const NEAR = 6;

/** Keys that stand together, and the first token behind them. */
export interface Row {
  readonly keys: readonly string[];
  readonly end: number;
}

/** A row of one key, or of keys that are pressed one after the other. */
interface Key {
  readonly key: string;
  readonly end: number;
}

export type Reader = ReturnType<typeof readerOf>;

/** What stands where in a text of a language whose keys have these names. */
export function readerOf(
  tokens: readonly Token[],
  tongue: Tongue,
  names: ReadonlyMap<string, string>,
) {
  const word = (index: number) => tokens[index]?.word ?? '';
  const isVerb = (index: number) => tongue.verbs.includes(word(index));
  const isJoint = (index: number) => word(index) === ',' || tongue.or.includes(word(index));
  const isOver = (index: number) => index >= tokens.length || tokens[index]?.ends === true;
  const isPurpose = (index: number) =>
    tongue.purpose.includes(word(index)) && !names.has(word(index + 1));

  /** The key at a place, if it is one and does not count anything. */
  const keyAt = (start: number): Key | undefined => {
    let key = '';
    let end = start;
    for (; !isOver(end) && key.length <= LONGEST_ROW; end++) {
      const each = names.get(word(end)) ?? (/^\d+$/.test(word(end)) ? word(end) : undefined);
      if (each === undefined) break;
      key += each;
    }
    const behind = word(end);
    const isNumber =
      (behind === '/' && /^\d/.test(word(end + 1))) ||
      (/^[-–]$/.test(behind) && /^\d{2}/.test(word(end + 1)));
    if (key === '' || key.length > LONGEST_ROW || isNumber) return undefined;
    if (/^[%$€£°]$/.test(behind) || tongue.counted.includes(behind)) return undefined;
    return { key, end: tongue.nouns.includes(behind) ? end + 1 : end };
  };

  /** The keys from one on: itself, a list, or all up to another. */
  const listFrom = (first: Key, listsPurposes: boolean): Row => {
    const keys = [first.key];
    let { end } = first;
    for (;;) {
      const last = keys.at(-1) ?? '';
      const comma = word(end) === ',' ? 1 : 0;
      const or = tongue.or.includes(word(end + comma)) ? 1 : 0;
      const isUntil = tongue.until.includes(word(end)) || /^[-–]$/.test(word(end));
      const start = end + (isUntil ? 1 : comma + or);
      const article = tongue.fillers.includes(word(start)) && !names.has(word(start)) ? 1 : 0;
      const next = start > end ? keyAt(start + article) : undefined;
      if (!next) return { keys, end };
      if (isUntil) {
        const isRange = /^\d$/.test(last) && /^\d$/.test(next.key) && last < next.key;
        if (!isRange) return { keys, end };
        for (let key = Number(last) + 1; key < Number(next.key); key++) keys.push(String(key));
      } else if (isPurpose(next.end) && (or === 0 || !listsPurposes)) {
        return { keys, end };
      }
      keys.push(next.key);
      end = next.end;
    }
  };

  /** The keys that words lead to; with `listsPurposes`, "1 or 2 for sales" are two for the same. */
  const rowAt = (start: number, listsPurposes: boolean): Row | undefined => {
    for (let index = start; index <= start + NEAR && !isOver(index); index++) {
      const raw = tokens[index]?.raw ?? '';
      if (tongue.any.includes(word(index))) {
        const noun = [1, 2, 3, 4].find((ahead) => tongue.nouns.includes(word(index + ahead)));
        return noun === undefined ? undefined : { keys: [ANY], end: index + noun + 1 };
      }
      if (raw === VARIABLE) return { keys: [ANY], end: index + 1 };
      const isArticle = raw === 'A' && /^\p{L}/u.test(word(index + 1));
      if (/^[A-Z]$/.test(raw) && !isArticle) return { keys: [raw], end: index + 1 };
      const first = keyAt(index);
      if (first) return listFrom(first, listsPurposes);
      const isFiller = tongue.fillers.includes(word(index)) || /^["“”„«»'‘’(:]$/.test(raw);
      if (!isFiller) return undefined;
    }
    return undefined;
  };

  /** The key right before a verb that stands last, and where it begins: "die 1 drücken". */
  const rowBefore = (
    verb: number,
    from: number,
  ): (Row & { readonly start: number }) | undefined => {
    for (const start of [verb - 1, verb - 2]) {
      const found = start >= from ? keyAt(start) : undefined;
      if (found?.end === verb) return { keys: [found.key], start, end: verb + 1 };
    }
    return undefined;
  };

  return { word, isVerb, isJoint, isOver, isPurpose, keyAt, rowAt, rowBefore };
}
