import { distance } from 'fastest-levenshtein';

/** Long words are no slips, and comparing them costs the product of their lengths. */
const LONGEST = 64;

/** Among more words than these, only those that begin alike are compared. */
const MANY = 1_000;

/** How many words are told where none is near, and how many letters of each. */
const LISTED = 20;

/** The known word that a misspelt one was probably meant to be, if any is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const letters = lettersOf(word);
  const words = [...known];
  let found: string | undefined;
  let least = Math.max(2, Math.floor(letters.length / 3)) + 1;
  let alike = 0;
  for (const candidate of words) {
    if (candidate.length > LONGEST) continue;
    const other = lettersOf(candidate);
    if (Math.abs(other.length - letters.length) > least) continue;
    if (words.length > MANY && other[0] !== letters[0]) continue;
    const edits = distance(letters, other);
    const ends = edits > least ? 0 : endsAlike(letters, other);
    // Of two that are as near, "trys" is rather "tries" than "tree".
    if (edits > least || (edits === least && (found === undefined || ends <= alike))) continue;
    found = candidate;
    least = edits;
    alike = ends;
  }
  return found;
}

/** What to write instead: the likely word, or else what there is. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (known.length === 0) return 'there are none.';
  const listed = known.slice(0, LISTED).map((each) => each.slice(0, LONGEST));
  const more = known.length - listed.length;
  return `there are ${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** Case, spaces, dashes and underscores are seldom what a writer means to tell apart. */
function lettersOf(word: string): string {
  return word.toLowerCase().replaceAll(/[ _-]/g, '');
}

/** How many letters two words share at their beginnings and at their ends. */
function endsAlike(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let first = 0;
  while (first < shorter && one[first] === other[first]) first += 1;
  let last = 0;
  while (last < shorter - first && one.at(-1 - last) === other.at(-1 - last)) last += 1;
  return first + last;
}
