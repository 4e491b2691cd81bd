/** The known word that is probably meant: the same in another case, or a slip away from it. */
export function meant(word: string, known: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let near: string | undefined;
  for (const candidate of known) {
    if (Math.abs(word.length - candidate.length) > 1) continue;
    const other = candidate.toLowerCase();
    if (other === lower) return candidate;
    if (near === undefined && isNear(lower, other)) near = candidate;
  }
  return near;
}

/** One letter too many, too few or wrong, or two letters swapped. */
function isNear(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const rest = one.slice(start, one.length - end);
  const otherRest = other.slice(start, other.length - end);
  if (rest.length < 2 && otherRest.length < 2) return true;
  return rest.length === 2 && otherRest === `${rest[1]}${rest[0]}`;
}
