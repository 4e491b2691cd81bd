/** Characters of the longest text that a call keeps; its cookie has to hold it. */
export const LONGEST_KEPT = 60;

/** UTF-8 bytes of a kept text as the cookie holds it, in quotes. */
export const MOST_BYTES = 152;

/** What is no text to be spoken, and longer in the cookie than it looks. */
const UNSPEAKABLE = /[\p{Cc}\p{Cs}]+/gu;

/**
 * What a call keeps of a value: a number, yes or no, or a short text. A long text is not cut, since
 * half a value may be a wrong one.
 */
export function kept(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.replace(UNSPEAKABLE, ' ').trim();
  const fits = text.length <= LONGEST_KEPT && Buffer.byteLength(JSON.stringify(text)) <= MOST_BYTES;
  return fits ? text : undefined;
}

/** What is kept of several values, by name; what can't be is left out. */
export function allKept(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = Object.entries(values).map(([name, value]) => [name, kept(value)] as const);
  return Object.fromEntries(
    texts.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
