/** The known word that a misspelt one was probably meant to be, if any is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  // Long words are no typing errors, and comparing them costs their lengths' product.
  if (word.length > 64) return undefined;
  const ranked = known
    .map((each) => ({ each, far: distance(word.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, far }) => far <= Math.max(1, Math.floor(each.length / 3)))
    .toSorted((one, other) => one.far - other.far);
  return ranked[0]?.each;
}

/** "did you mean …?", or else all there is. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  return known.length > 0 ? `there are ${known.join(', ')}.` : 'there are none.';
}

/** How many letters have to be added, removed, changed or swapped with the next. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = (last[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
          ? (before[j - 2] ?? Infinity) + 1
          : Infinity;
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = last;
    last = row;
  }
  return last[to.length] ?? 0;
}
