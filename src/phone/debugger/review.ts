import type { Element } from '../document.ts';
import { elementsOf } from '../document.ts';
import type { Context } from './context.ts';
import type { Diagnosis } from './diagnosis.ts';
import { lint, lintRoot, lintVerb } from './lint.ts';

/** What playing a document needs to know of its faults. */
export interface Review {
  /** Why no verb of it is played. */
  readonly refused: Diagnosis | undefined;
  /** What is told of it before it is played: warnings and advice, in its order. */
  readonly remarks: readonly Diagnosis[];
  /** Why the document fails at a verb, by the verb's place among them. */
  readonly broken: readonly (Diagnosis | undefined)[];
}

/** The last documents reviewed, the latest at the end: most are played more than once. */
const reviews = new Map<string, Review>();
const mostReviews = 200;

/** Reviews a document, unless that text has just been reviewed in the same circumstances. */
export function review(text: string, root: Element, context: Context): Review {
  const { scope = 'call', session = false, inline = false } = context;
  const key = `${scope} ${session} ${inline} ${text}`;
  const known = reviews.get(key) ?? reviewOf(root, context);
  // Put in anew, it is the last to be dropped.
  reviews.delete(key);
  reviews.set(key, known);
  for (const oldest of reviews.keys()) {
    if (reviews.size <= mostReviews) break;
    reviews.delete(oldest);
  }
  return known;
}

function reviewOf(root: Element, context: Context): Review {
  return {
    refused: lintRoot(root, context).find(isError),
    remarks: lint(root, context).filter((diagnosis) => !isError(diagnosis)),
    broken: elementsOf(root).map((verb) => lintVerb(verb, context).find(isError)),
  };
}

function isError({ level }: Diagnosis): boolean {
  return level === 'error';
}
