import type { Element, Verb } from '../twiml/verb.ts';
import { keyWords } from './key-words.ts';
import { namesOf, tagOf, type Speaker } from './language.ts';
import type { Branch } from './state.ts';

/** Texts, or those of each language by its name. */
export type Worded<T> = T | Readonly<Record<string, T>>;

/** What callers may say where they are asked for a key. */
export interface Speech {
  /** What they say instead of a key, by the key; the key's own name is always understood. */
  readonly phrases?: Readonly<Record<string | number, Worded<readonly string[]>>>;
  /** How sure the carrier has to be of what it heard, from 0 to 1; 0 without it. */
  readonly confidence?: number;
  /** Asked when the carrier was less sure; `{{ phrase }}` is the option's first phrase. */
  readonly confirm?: Worded<string>;
  /** The variable in which anything else that is said is kept; it leads to the exit `spoken`. */
  readonly as?: string;
  /** Set as the tree is compiled: the states that ask whether a key was meant, by the key. */
  readonly unsure?: Readonly<Record<string, string>>;
}

/** What may be said for an option, in words without capitals, accents and signs. */
interface Phrase {
  readonly key: string;
  readonly words: readonly string[];
  /** Whether nothing else may have been said: a "two" in a sentence is not the key. */
  readonly alone: boolean;
}

/** What is understood in a state, in one language. */
export type Phrasebook = readonly Phrase[];

/** What is written for a language, where it is written for several. */
export function wordedIn<T>(worded: Worded<T>, name: string): T | undefined {
  const isOne = typeof worded === 'string' || Array.isArray(worded);
  return isOne ? (worded as T) : (worded as Readonly<Record<string, T>>)[name];
}

/** What is understood in each of a tree's languages, by the language's name. */
export function phrasebooks(
  speech: Speech,
  inputs: readonly string[],
  tree: Speaker,
): ReadonlyMap<string, Phrasebook> {
  const keys = inputs.filter((input) => /^[0-9*#]$/.test(input));
  return new Map(
    namesOf(tree).map((name) => [name, phrasebook(speech, keys, name, tagOf(tree, name))]),
  );
}

function phrasebook(
  { phrases = {} }: Speech,
  keys: readonly string[],
  name: string,
  tag: string,
): Phrasebook {
  const written = Object.entries(phrases).flatMap(([key, worded]) =>
    (wordedIn(worded, name) ?? []).map((phrase) => ({ key, words: wordsOf(phrase), alone: false })),
  );
  const named = keys.flatMap((key) =>
    keyWords(key, tag).map((word) => ({ key, words: wordsOf(word), alone: true })),
  );
  return [...written, ...named].filter(({ words }) => words.length > 0);
}

/** The key of the longest phrase in what was said; undefined where there is none, or two as long. */
export function heard(said: string, book: Phrasebook): string | undefined {
  const words = wordsOf(said);
  const found = book.filter((phrase) => isIn(phrase, words));
  const longest = Math.max(0, ...found.map((phrase) => phrase.words.length));
  const keys = found.filter((phrase) => phrase.words.length === longest).map(({ key }) => key);
  return new Set(keys).size === 1 ? keys[0] : undefined;
}

function isIn({ words, alone }: Phrase, said: readonly string[]): boolean {
  if (alone && words.length !== said.length) return false;
  const starts = said.length - words.length + 1;
  return Array.from({ length: Math.max(0, starts) }).some((_, start) =>
    words.every((word, index) => word === said[start + index]),
  );
}

function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.match(/[\p{L}\p{N}]+|[*#]/gu) ?? [];
}

/** Parts whose gathers listen as well, and know what to expect. */
export function listening(
  parts: readonly (Verb | Branch)[],
  speech: Speech,
  name: string,
): readonly (Verb | Branch)[] {
  const phrases = Object.values(speech.phrases ?? {}).flatMap((each) => wordedIn(each, name) ?? []);
  const attributes = {
    input: ['dtmf', 'speech'],
    ...(phrases.length > 0 && { hints: phrases.join(', ') }),
  } as Element<'gather'>['attributes'];
  const each = (part: Verb | Branch): Verb | Branch => {
    if (!('kind' in part)) {
      const { play, otherwise } = part;
      return {
        ...part,
        play: play.map(each),
        ...(otherwise && { otherwise: otherwise.map(each) }),
      };
    }
    if (part.kind !== 'gather') return part;
    return { ...part, attributes: { ...attributes, ...part.attributes } };
  };
  return parts.map(each);
}
