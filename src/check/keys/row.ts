import { sentencesOf } from './clause.ts';
import { VARIABLE, type Token } from './tokens.ts';
import type { Tongue } from './tongues/tongue.ts';

/** Any other key, or one that only the call knows. */
export const ANY = 'any';

/** Digits in a row from which on they are a phone number. */
const LONGEST_ROW = 2;

/** Words that are looked through from a verb to its key. */
const NEAR = 6;

const DASH = /^[-‑–]$/;

/** Keys that stand together, and the first token behind them. */
export interface Row {
  readonly keys: readonly string[];
  readonly end: number;
}

/** A row of one key, or of keys that are pressed one after the other. */
export interface Key {
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
  const sentence = sentencesOf(tokens);
  const word = (index: number) => tokens[index]?.word ?? '';
  const verbs = new Set([...tongue.verbs, ...tongue.loose]);
  const isVerb = (index: number) => verbs.has(word(index));
  const isJoint = (index: number) => /^[,:]$/.test(word(index)) || tongue.or.includes(word(index));
  const isOver = (index: number) => index >= tokens.length || tokens[index]?.ends === true;
  const isPurpose = (index: number) =>
    tongue.purpose.includes(word(index)) && !names.has(word(index + 1));

  const isKeyWord = (index: number) => names.has(word(index)) || /^\d+$/.test(word(index));

  /** Where a word for "key" ends that stands at a place, with a dash before it or without. */
  const nounEnd = (index: number) => {
    const noun = DASH.test(word(index)) ? index + 1 : index;
    return tongue.nouns.includes(word(noun)) ? noun + 1 : index;
  };

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
      (DASH.test(behind) && /^\d{2}/.test(word(end + 1)));
    if (key === '' || key.length > LONGEST_ROW || isNumber) return undefined;
    const isCounted = tongue.counted.includes(behind) && !tongue.your.includes(word(end + 1));
    if (/^[%$€£°]$/.test(behind) || isCounted) return undefined;
    return { key, end: nounEnd(end) };
  };

  /** The keys from one on: itself, a list, or all up to another. */
  const listFrom = (first: Key, start: number, listsPurposes: boolean): Row => {
    const keys = [first.key];
    let { end } = first;
    for (;;) {
      const last = keys.at(-1) ?? '';
      const comma = word(end) === ',' ? 1 : 0;
      const or = tongue.or.includes(word(end + comma)) ? 1 : 0;
      const isUntil =
        tongue.until.includes(word(end)) ||
        DASH.test(word(end)) ||
        (or === 1 && comma === 0 && isBetween(start));
      const next = isUntil ? end + 1 : end + comma + or;
      const article = tongue.fillers.includes(word(next)) && !names.has(word(next)) ? 1 : 0;
      const key = next > end ? keyAt(next + article) : undefined;
      if (!key) return { keys, end };
      if (isUntil) {
        const isRange = /^\d$/.test(last) && /^\d$/.test(key.key) && last < key.key;
        if (!isRange) return { keys, end };
        for (let each = Number(last) + 1; each < Number(key.key); each++) keys.push(String(each));
      } else if (isPurpose(key.end) && (or === 0 || !listsPurposes)) {
        return { keys, end };
      }
      keys.push(key.key);
      end = key.end;
    }
  };

  const isBetween = (start: number) =>
    [1, 2, 3].some((back) => tongue.between.includes(word(start - back)));

  /** Whether a capital stands for itself: "press A for accounts", but "press A KEY". */
  const isLetter = (index: number) => {
    const raw = tokens[index]?.raw ?? '';
    const isArticle = raw === 'A' && /^\p{L}/u.test(word(index + 1)) && !isPurpose(index + 1);
    return /^[A-Z]$/.test(raw) && !isArticle;
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
      if (isLetter(index)) return { keys: [raw], end: index + 1 };
      const first = keyAt(index);
      if (first) return listFrom(first, index, listsPurposes);
      const isSaying =
        tongue.say.includes(word(index)) ||
        (isJoint(index) && [-1, 1, 2].some((ahead) => tongue.say.includes(word(index + ahead))));
      const isFiller = tongue.fillers.includes(word(index)) || /^["“”„«»'‘’(:]$/.test(raw);
      if (!isFiller && !isSaying) return undefined;
    }
    return undefined;
  };

  /** The key right before a verb that stands last, and where it begins: "die 1 drücken". */
  const rowBefore = (
    verb: number,
    from: number,
  ): (Row & { readonly start: number }) | undefined => {
    for (const start of [verb - 1, verb - 2, verb - 3]) {
      const found = start >= from ? keyAt(start) : undefined;
      if (found?.end === verb) return { keys: [found.key], start, end: verb + 1 };
    }
    return undefined;
  };

  return {
    tokens,
    tongue,
    sentence,
    word,
    isVerb,
    isJoint,
    isOver,
    isPurpose,
    isKeyWord,
    keyAt,
    rowAt,
    rowBefore,
  };
}
