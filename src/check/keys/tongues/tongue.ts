/**
 * How options are spoken of in a language. All words are in small letters and without accents, as
 * prompts are when they are compared; several words stand as one text.
 */
export interface Tongue {
  /** Verbs that a key follows: "press". */
  readonly verbs: readonly string[];
  /** Those of them that a caller understands less well than the usual one. */
  readonly odd: readonly string[];
  /** Whether the verb may stand behind the key: "die 1 drücken". */
  readonly verbLast: boolean;
  /** Words that may stand between the verb and the key: "the", "number". */
  readonly fillers: readonly string[];
  /** What a key is called: "key", "button". */
  readonly nouns: readonly string[];
  /** Words for keys beside those of src/tree/key-words.ts. */
  readonly names: Readonly<Record<string, string>>;
  /** Between the first and the last of several keys: "through". */
  readonly until: readonly string[];
  readonly or: readonly string[];
  /** "Any" and "other", of a key. */
  readonly any: readonly string[];
  /** What an option's function begins with: "for", "to". */
  readonly purpose: readonly string[];
  /** What may stand before the verb and is no function: "please", "simply". */
  readonly polite: readonly string[];
  /** What a number counts, so that it is no key: "digits". */
  readonly counted: readonly string[];
  /** Before the verb: what follows is not to be done. */
  readonly not: readonly string[];
  /** Before the verb, in the sentence: what follows is to be done on another call. */
  readonly elsewhere: readonly string[];
  /** A person, or help. */
  readonly person: readonly string[];
  /** Phrases in a greeting that keep callers from what they came for. */
  readonly slow: readonly string[];
  /** Phrases that blame the caller. */
  readonly blame: readonly string[];
  /** Names of what is nobody else's business. */
  readonly secret: readonly string[];
}
