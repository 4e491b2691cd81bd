/** A prompt, and the keys it offers; `2?` is one that may mean something else. */
export type Phrase = readonly [text: string, keys: string];
