/** The known word that a misspelt one is nearest to, if at most a third of its letters differ. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const letters = lettersOf(word);
  let found: string | undefined;
  let least = Math.floor(letters.length / 3) + 1;
  for (const candidate of known) {
    const edits = distance(letters, lettersOf(candidate), least);
    if (edits >= least) continue;
    found = candidate;
    least = edits;
  }
  return found;
}

/** Case, spaces and underscores are seldom what a writer means to tell apart. */
function lettersOf(word: string): string {
  return word.toLowerCase().replaceAll(/[ _-]/g, '');
}

/** The edits from one word to another; `most` and more are not counted to the end. */
function distance(one: string, other: string, most: number): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, wanted] of [...other].entries()) {
      const replaced = (row[index] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    if (Math.min(...next) >= most) return most;
    row = next;
  }
  return row.at(-1) ?? 0;
}
