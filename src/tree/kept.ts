/** Characters of the longest value that a call keeps of what it is told; its cookie has to hold it. */
export const LONGEST_KEPT = 60;

/** UTF-8 bytes of such a value as the cookie holds it, in quotes. */
export const MOST_BYTES = 152;

/** Characters of the longest text that a call keeps where it is written in the tree, or was said. */
export const LONGEST_TEXT = 250;

/** UTF-8 bytes of what was said, as the cookie holds it. */
export const MOST_SAID = 400;

/** What is no text to be spoken, and longer in the cookie than it looks. */
const UNSPEAKABLE = /[\p{Cc}\p{Cs}]+/gu;

/**
 * What a call keeps of a value: a number, yes or no, or a short text. A long text is not cut, since
 * half a value may be a wrong one.
 */
export function kept(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = speakable(value);
  return text.length <= LONGEST_KEPT && bytesOf(text) <= MOST_BYTES ? text : undefined;
}

/** What a call keeps of what stands in its tree, whose length is known beforehand. */
export function keptText(value: string | number | boolean): string | undefined {
  const text = speakable(String(value));
  return text.length <= LONGEST_TEXT ? text : undefined;
}

/** What a call keeps of what a caller said: the beginning, if it was long. */
export function keptSpeech(said: string): string {
  let text = speakable(said).slice(0, LONGEST_TEXT);
  while (bytesOf(text) > MOST_SAID) text = text.slice(0, -10);
  return text.toWellFormed().trim();
}

/** What is kept of several values, by name; what can't be is left out. */
export function allKept(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = Object.entries(values).map(([name, value]) => [name, kept(value)] as const);
  return Object.fromEntries(
    texts.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The UTF-8 bytes of a text as a cookie holds it. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(JSON.stringify(text));
}

function speakable(text: string): string {
  return text.replace(UNSPEAKABLE, ' ').trim();
}
