import { distance } from 'fastest-levenshtein';

/** Long words are no slips, and comparing them costs the product of their lengths. */
const LONGEST = 64;

/** The known word that a misspelt one was probably meant to be, if any is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const letters = lettersOf(word);
  let found: string | undefined;
  let least = Math.max(2, Math.floor(letters.length / 3)) + 1;
  for (const candidate of known) {
    const edits = distance(letters, lettersOf(candidate));
    if (edits >= least) continue;
    found = candidate;
    least = edits;
  }
  return found;
}

/** What to write instead: the likely word, or else all there is. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  return known.length > 0 ? `there are ${known.slice(0, 40).join(', ')}.` : 'there are none.';
}

/** Case, spaces, dashes and underscores are seldom what a writer means to tell apart. */
function lettersOf(word: string): string {
  return word.toLowerCase().replaceAll(/[ _-]/g, '');
}
