import { keyWords } from '../../tree/key-words.ts';
import { matterOf, sentenceEnd, sentenceStart, toldBefore } from './clause.ts';
import { readerOf, type Reader, type Row } from './row.ts';
import { tokensOf, VARIABLE, withoutLiquid, type Token } from './tokens.ts';
import type { Tongue } from './tongues/tongue.ts';
import { tongueOf } from './tongues/tongues.ts';

/** A key that a prompt says something of. */
export interface Offer {
  /** The key or row of keys, a letter that is no key, or `ANY`. */
  readonly key: string;
  /** What it is for, as the prompt says; empty where it does not. */
  readonly what: string;
  /** Whether the key is said before what it is for. */
  readonly keyFirst: boolean;
  /** Where in the text the offer begins. */
  readonly at: number;
  /** How it is said: `press 1`. */
  readonly said: string;
  /** The verb, without accents; empty where it is left out: "press 1 for sales, 2 for support". */
  readonly verb: string;
  /** Whether it can't mean anything else. */
  readonly sure: boolean;
}

/** An offer, and the tokens it takes. */
interface Found extends Row {
  readonly from: number;
  readonly verb: string;
  readonly keyFirst: boolean;
  readonly sure: boolean;
}

/**
 * The options that a prompt offers, in the order in which it does; none in a language, given as a
 * BCP 47 tag, that is not known. The time it takes grows with the text's length and no faster.
 */
export function offersIn(text: string, tag: string): Offer[] {
  const tongue = tongueOf(tag);
  if (!tongue) return [];
  const tokens = tokensOf(text);
  const plain = withoutLiquid(text).replaceAll(VARIABLE, '…');
  const textOf = (own: readonly Token[]) => {
    const [first, last] = [own[0], own.at(-1)];
    return first && last
      ? plain
          .slice(first.at, last.at + last.raw.length)
          .slice(0, 80)
          .trim()
      : '';
  };
  const found = foundIn(tokens, tongue, readerOf(tokens, tongue, keyNames(tag)));
  return found.flatMap(({ keys, from, end, verb, keyFirst, sure }, index) => {
    const before = Math.max(found[index - 1]?.end ?? 0, sentenceStart(tokens, from));
    const after = Math.min(found[index + 1]?.from ?? tokens.length, sentenceEnd(tokens, end));
    const clause = keyFirst ? tokens.slice(end, after) : tokens.slice(before, from);
    const what = textOf(matterOf(clause, tongue));
    const said = textOf(tokens.slice(from, end));
    return keys.map((key) => ({
      key,
      what,
      keyFirst,
      at: tokens[from]?.at ?? 0,
      said,
      verb,
      sure,
    }));
  });
}

/** The words for keys in a language, given as a BCP 47 tag, without accents, and their keys. */
export function keyNames(tag: string): ReadonlyMap<string, string> {
  const known = [...'0123456789*#'].flatMap((key) =>
    keyWords(key, tag).flatMap((name) => tokensOf(name).map(({ word }) => [word, key] as const)),
  );
  return new Map([...known, ...Object.entries(tongueOf(tag)?.names ?? {})]);
}

function foundIn(tokens: readonly Token[], tongue: Tongue, reader: Reader): Found[] {
  const { word, isVerb, isJoint, isOver, isPurpose, keyAt, rowAt, rowBefore } = reader;
  const found: Found[] = [];

  const add = (row: Row, from: number, verb: string, sure = true) => {
    const last = found.at(-1);
    const start = sentenceStart(tokens, from);
    const isChained = last !== undefined && last.end > start && last.keyFirst;
    const told = toldBefore(tokens, Math.max(start, last?.end ?? 0), from, tongue);
    const isFirst = told === 'nothing' || (told === 'something' && isPurpose(row.end));
    found.push({ ...row, from, verb, keyFirst: isChained || isFirst, sure });
  };

  const isIdle = (index: number) =>
    isPurpose(index) || isJoint(index) || tongue.polite.includes(word(index));

  const isElsewhere = (verb: number) =>
    tongue.or.includes(word(verb - 1)) &&
    [2, 3, 4].some((back) => tongue.elsewhere.includes(word(verb - back)));

  const readVerb = (verb: number, free: number) => {
    if (tongue.not.includes(word(verb - 1)) || isElsewhere(verb)) return;
    const start = Math.max(free, sentenceStart(tokens, verb));
    const told = toldBefore(tokens, start, verb, tongue);
    const row = rowAt(verb + 1, told !== 'function');
    const before = !row && tongue.verbLast ? rowBefore(verb, free) : undefined;
    // "Choose 2 colours" may be no option.
    const counts = row && /^\p{L}/u.test(word(row.end)) && !isIdle(row.end);
    if (row) add(row, verb, word(verb), !counts);
    else if (before) add({ keys: before.keys, end: before.end }, before.start, word(verb));
  };

  /** "Press 1 for sales, 2 for support", and "For sales, press 1. For support, 2". */
  const readElided = (index: number, last: Found) => {
    const key = keyAt(index);
    if (!key) return;
    const row = { keys: [key.key], end: key.end };
    const isLast =
      isOver(key.end) || (isJoint(key.end) && ![1, 2, 3].some((ahead) => isVerb(key.end + ahead)));
    const start = Math.max(last.end, sentenceStart(tokens, index));
    const first = [0, 1, 2].find((ahead) => !isJoint(start + ahead)) ?? 0;
    const before = tongue.fillers.includes(word(index - 1)) ? index - 2 : index - 1;
    if (last.end > sentenceStart(tokens, index) && isJoint(before) && isPurpose(key.end)) {
      add(row, index, '');
    } else if (isLast && start + first < index && isPurpose(start + first)) {
      add(row, index, '', false);
    }
  };

  for (let index = 0; index < tokens.length; index++) {
    const last = found.at(-1);
    const free = last?.end ?? 0;
    if (index < free) continue;
    if (isVerb(index)) readVerb(index, free);
    else if (last) readElided(index, last);
  }
  return found;
}
