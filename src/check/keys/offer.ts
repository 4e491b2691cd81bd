import { keyWords } from '../../tree/key-words.ts';
import { bareAt, isListed } from './bare.ts';
import { matterOf, toldBefore } from './clause.ts';
import { ANY, readerOf, type Reader, type Row } from './row.ts';
import { tokensOf, VARIABLE, withoutLiquid, type Token } from './tokens.ts';
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
export interface Found extends Row {
  readonly from: number;
  readonly verb: string;
  readonly keyFirst: boolean;
  readonly sure: boolean;
  /** Where it has no verb: what stands before the key in its place. */
  readonly lead?: string;
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
  const reader = readerOf(tokens, tongue, keyNames(tag));
  const found = foundIn(reader);
  return found.flatMap((each, index) => {
    const { keys, from, end, verb, keyFirst } = each;
    const before = Math.max(found[index - 1]?.end ?? 0, reader.sentence.start(from));
    const after = Math.min(found[index + 1]?.from ?? tokens.length, reader.sentence.end(end));
    const clause = keyFirst ? tokens.slice(end, after) : tokens.slice(before, from);
    const what = textOf(matterOf(clause, tongue));
    const said = textOf(tokens.slice(from, end));
    const sure = each.sure || isListed(each, found[index - 1], found[index + 1]);
    const at = tokens[from]?.at ?? 0;
    return keys.map((key) => ({ key, what, keyFirst, at, said, verb, sure }));
  });
}

/** Whether a text breaks off where it has to go on: "For sales, press". */
export function isDangling(text: string, tag: string): boolean {
  const tongue = tongueOf(tag);
  const last = tokensOf(text.slice(-80)).at(-1)?.word ?? '';
  const { verbs = [], loose = [], fillers = [], purpose = [], or = [] } = tongue ?? {};
  return [verbs, loose, fillers, purpose, or].some((words) => words.includes(last));
}

/** The words for keys in a language, given as a BCP 47 tag, without accents, and their keys. */
export function keyNames(tag: string): ReadonlyMap<string, string> {
  const known = [...'0123456789*#'].flatMap((key) =>
    keyWords(key, tag).flatMap((name) => tokensOf(name).map(({ word }) => [word, key] as const)),
  );
  return new Map([...known, ...Object.entries(tongueOf(tag)?.names ?? {})]);
}

function foundIn(reader: Reader): Found[] {
  const found: Found[] = [];
  for (let index = 0; index < reader.tokens.length; index++) {
    const last = found.at(-1);
    if (index < (last?.end ?? 0)) continue;
    const next = reader.isVerb(index) ? offered(index, last, reader) : bareAt(index, last, reader);
    if (next) found.push(next);
  }
  return found;
}

/** What a verb offers: "press 1", "die 1 drücken". */
function offered(verb: number, last: Found | undefined, reader: Reader): Found | undefined {
  const { tokens, tongue, sentence, word, isJoint, isPurpose, rowAt, rowBefore } = reader;
  const free = last?.end ?? 0;
  const first = sentence.start(verb);
  const isElsewhere =
    tongue.or.includes(word(verb - 1)) &&
    word(verb - 2) !== ',' &&
    [2, 3, 4].some((back) => tongue.elsewhere.includes(word(verb - back)));
  if (tongue.not.includes(word(verb - 1)) || isElsewhere) return undefined;
  const start = Math.max(free, first);
  const listsPurposes = toldBefore(tokens, start, verb, tongue) !== 'function';
  const behind = rowAt(verb + 1, listsPurposes);
  const before = !behind && tongue.verbLast ? rowBefore(verb, free) : undefined;
  const row = behind ?? before;
  if (!row) return undefined;
  const words = tokens.slice(first, sentence.end(row.end)).map((each) => each.word);
  const whole = ` ${words.join(' ')} `;
  if (tongue.later.some((phrase) => whole.includes(` ${phrase} `))) return undefined;
  const from = before?.start ?? verb;
  const told = toldBefore(tokens, start, from, tongue);
  const isChained = last !== undefined && last.end > first && last.keyFirst;
  const isFirst = told === 'nothing' || (told === 'something' && isPurpose(row.end));
  // "Choose 2 colours" and "dial 15" may be no options.
  const isIdle =
    !/^\p{L}/u.test(word(row.end)) ||
    isPurpose(row.end) ||
    isJoint(row.end) ||
    tongue.polite.includes(word(row.end));
  const isKey = row.keys.every((key) => key === ANY || key.length === 1);
  const sure = !tongue.loose.includes(word(verb)) || before !== undefined || (isIdle && isKey);
  return { ...row, from, verb: word(verb), keyFirst: isChained || isFirst, sure };
}
