/**
 * How options are spoken of in a language. All words are in small letters and without accents, as
 * prompts are when they are compared; several words stand as one text.
 */
export interface Tongue {
  /** Verbs that only a key follows: "press". */
  readonly verbs: readonly string[];
  /** Verbs that other numbers may follow, too, such as a telephone number: "choose", "dial". */
  readonly loose: readonly string[];
  /** Those of both that a caller understands less well than the usual one. */
  readonly odd: readonly string[];
  /** Whether the verb may stand behind the key: "die 1 drücken". */
  readonly verbLast: boolean;
  /** What may be done instead, before the key: "press or say one". */
  readonly say: readonly string[];
  /** Words that may stand between the verb and the key: "the", "number". */
  readonly fillers: readonly string[];
  /** Those of them that make a number a thing: "the 1". */
  readonly articles: readonly string[];
  /** What a key is called: "key", "button". */
  readonly nouns: readonly string[];
  /** Those words for a key that say so without a verb: "key 1", "option 1". */
  readonly options: readonly string[];
  /** Words for keys beside those of src/tree/key-words.ts. */
  readonly names: Readonly<Record<string, string>>;
  /** Between the first and the last of several keys: "through". */
  readonly until: readonly string[];
  /** Before two keys that "and" makes all from one to the other: "between". */
  readonly between: readonly string[];
  readonly or: readonly string[];
  /** "Any" and "other", of a key. */
  readonly any: readonly string[];
  /** Between an option and its key: "sales is one". */
  readonly is: readonly string[];
  /** Before a key by which one gets somewhere: "mit der 1". */
  readonly by: readonly string[];
  /** What an option's function begins with: "for", "to". */
  readonly purpose: readonly string[];
  /** What may stand before the verb and is no function: "please", "simply". */
  readonly polite: readonly string[];
  /** What a number counts, so that it is no key: "digits". */
  readonly counted: readonly string[];
  /** Behind such a word, whose telephone the key is on: "the 1 of your telephone". */
  readonly your: readonly string[];
  /** Before the verb: what follows is not to be done. */
  readonly not: readonly string[];
  /** Before the verb, in the sentence: what follows is to be done on another call. */
  readonly elsewhere: readonly string[];
  /** In the sentence: what it says is to be done later. */
  readonly later: readonly string[];
  /** What callers do to reach another telephone: "call us at". */
  readonly call: readonly string[];
  /** Between that and the number: it is us who call. */
  readonly callBack: readonly string[];
  /** A person, or help. */
  readonly person: readonly string[];
  /** Phrases in a greeting that keep callers from what they came for. */
  readonly slow: readonly string[];
  /** Phrases that blame the caller. */
  readonly blame: readonly string[];
  /** Names of what is nobody else's business. */
  readonly secret: readonly string[];
}
