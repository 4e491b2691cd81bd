/**
 * A text as it is compared: in one line, with single spaces, straight quotes, and `…` for three
 * dots or more.
 */
export function plain(text: string): string {
  return text
    .replace(/\.{3,}/g, '…')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a text reads as the pattern says, whose `…` stands for any text or none. */
export function matches(pattern: string, text: string): boolean {
  const [first = '', ...others] = plain(pattern)
    .split('…')
    .map((part) => part.trim());
  const whole = plain(text);
  const last = others.pop();
  if (last === undefined) return whole === first;
  if (!whole.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const at = whole.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return whole.length - last.length >= from && whole.endsWith(last);
}
