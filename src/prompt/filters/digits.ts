/** What can be spoken one by one: letters and digits, with separators between. */
const CHARACTERS = /^[A-Za-z0-9]+(?:[ .\-/()]+[A-Za-z0-9]+)*$/;

/**
 * One by one, with a pause between groups: a voice reads "1 2 3" digit by digit and stops at commas.
 * Plain words, because the default voice knows no SSML. https://www.twilio.com/docs/voice/twiml/say
 */
export function oneByOne(groups: readonly string[]): string {
  return groups.map((group) => [...group].join(' ')).join(', ');
}

/** "1 2 3, 4 5 6, 7 8" of an account number: its own groups, or groups of one size. */
export function digits(value: unknown, size: unknown): string | undefined {
  const written = typeof value === 'number' ? String(value) : value;
  if (typeof written !== 'string' || !/\d/.test(written)) return undefined;
  if (!CHARACTERS.test(written.trim())) return undefined;
  const groups = written.toUpperCase().match(/[A-Z0-9]+/g) ?? [];
  if (size === undefined && groups.length > 1) return oneByOne(groups);
  return oneByOne(sliced(groups.join(''), Number(size ?? 3)));
}

function sliced(text: string, size: number): string[] {
  const length = Number.isInteger(size) && size > 0 ? size : text.length;
  const count = Math.ceil(text.length / length);
  return Array.from({ length: count }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}
