import type { Subject } from '../rule.ts';
import { nearTo } from './ahead.ts';
import { audibleIn } from './audible.ts';
import { once } from './once.ts';
import { tokensOf } from './tokens.ts';

/** Letters by which a word is known in all its forms, and of the shortest that says what it is about. */
const LONGEST = 5;
const SHORTEST = 4;

/** States from an option on within which its matter is spoken of. */
const NEAR = 8;

/** The part of all states from which on a word is in too many names to tell them apart. */
const COMMON = 1 / 4;

/** The roots of the words of a text. */
export function rootsOf(text: string): string[] {
  return tokensOf(text)
    .filter(({ word }) => /^\p{L}+$/u.test(word) && word.length >= SHORTEST)
    .map(({ word }) => word.slice(0, LONGEST));
}

/** What the states of a tree are about, by their names and texts. */
export const mattersIn = once((subject: Subject) => {
  const names = Object.keys(subject.tree.states);
  const spoken = new Map<string, Set<string>>();
  for (const { state, language, text } of audibleIn(subject)) {
    const id = `${language} ${state}`;
    const forms = spoken.get(id) ?? formsOf(namedIn(state));
    for (const form of formsOf(rootsOf(text))) forms.add(form);
    spoken.set(id, forms);
  }
  const counts = new Map<string, number>();
  const byRoot = new Map<string, string[]>();
  for (const name of names.filter((each) => !each.includes('/'))) {
    for (const root of new Set(namedIn(name))) {
      counts.set(root, (counts.get(root) ?? 0) + 1);
      byRoot.set(root, [...(byRoot.get(root) ?? []).slice(0, 9), name]);
    }
  }
  const most = Math.max(2, names.length * COMMON);
  return {
    /** Whether words are spoken of in a language from a state on, before a menu is come back to. */
    speaks: (state: string, words: readonly string[], language: string, menu: string): boolean =>
      nearTo(subject, state, NEAR).some((each) => {
        if (each === menu) return false;
        const forms = spoken.get(`${language} ${each}`) ?? formsOf(namedIn(each));
        return words.some((word) => isIn(forms, word));
      }),
    /** The states whose names have these words and no others, where those tell them from most. */
    named: (words: readonly string[]): string[] =>
      words
        .filter((word) => (counts.get(word) ?? 0) <= most)
        .flatMap((word) => byRoot.get(word) ?? [])
        .filter((name) => namedIn(name).every((root) => isIn(formsOf(words), root))),
  };
});

/** The roots of the words in a name: `signInForCredit`, `opening-hours`. */
function namedIn(name: string): string[] {
  return rootsOf(name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_/]/g, ' '));
}

/** Roots, with what a shorter or longer form of each begins with: "bill" and "billing". */
function formsOf(roots: readonly string[]): Set<string> {
  return new Set(
    roots.flatMap((root) =>
      root.length === SHORTEST ? [root, `${root}…`] : [root, `…${root.slice(0, SHORTEST)}`],
    ),
  );
}

function isIn(forms: ReadonlySet<string>, root: string): boolean {
  const start = root.slice(0, SHORTEST);
  return forms.has(root) || (root === start ? forms.has(`…${start}`) : forms.has(`${start}…`));
}
