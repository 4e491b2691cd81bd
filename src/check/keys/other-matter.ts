import { placeOf } from '../place.ts';
import type { Rule, Subject } from '../rule.ts';
import { ahead } from './ahead.ts';
import { menusOf } from './menu.ts';
import { once } from './once.ts';
import { heardIn, sureOf } from './prompt.ts';
import { ANY } from './row.ts';
import { tokensOf } from './tokens.ts';

/** Letters by which a word is known in all its forms, and of the shortest that says what it is about. */
const LONGEST = 5;
const SHORTEST = 4;

/** The part of all states from which on a word is in too many to tell them apart. */
const COMMON = 1 / 4;

export const otherMatter: Rule = {
  id: 'K21',
  severity: 'warning',
  demands: 'An option leads to what it is said to be for, and not to what another state is about.',
  source: 'Own: the words of options compared with the names and prompts of states',
  check: (subject) =>
    menusOf(subject).flatMap(({ name, choices, table }) => {
      const offers = heardIn(subject, [name]).flatMap((heard) => sureOf(heard.offers));
      const options = [
        ...choices.filter(({ own, does }) => own && does.startsWith('leads ')),
        { key: ANY, target: table.otherwise },
      ];
      return options.flatMap(({ key, target }) => {
        const said = offers.filter((offer) => offer.key === key);
        const words = said.flatMap(({ what }) => rootsOf(what));
        const matter = mattersIn(subject);
        if (
          target === null ||
          target === name ||
          words.some((word) => has(matter.ahead(target, name), word))
        )
          return [];
        const better = options
          .map((other) => other.target ?? '')
          .filter((other) => words.some((word) => has(matter.ahead(other, name), word)));
        const other = [...better, ...matter.named(words)].find((each) => each !== name);
        if (other === undefined || other === target) return [];
        const message = `State "${name}" says "${said[0]?.said}" for "${said[0]?.what}" and leads to "${target}", while "${other}" speaks of that: mend the exit or the prompt.`;
        return [{ path: placeOf(name, 'exit'), message, state: name }];
      });
    }),
};

/** What the states of a tree are about, by the roots of their names and texts. */
const mattersIn = once((subject: Subject) => {
  const { tree, spoken } = subject;
  const names = Object.keys(tree.states);
  const texts = Map.groupBy(spoken, ({ state }) => state);
  const every = new Map(
    names.map((name) => [
      name,
      new Set([...namedIn(name), ...(texts.get(name) ?? []).flatMap(({ text }) => rootsOf(text))]),
    ]),
  );
  const counts = new Map<string, number>();
  for (const roots of every.values()) {
    for (const root of roots) counts.set(root, (counts.get(root) ?? 0) + 1);
  }
  const byRoot = new Map<string, string[]>();
  for (const name of names.filter((each) => !each.includes('/'))) {
    for (const root of namedIn(name))
      byRoot.set(root, [...(byRoot.get(root) ?? []).slice(0, 9), name]);
  }
  const isTelling = (root: string) => (counts.get(root) ?? 0) <= Math.max(2, names.length * COMMON);
  return {
    /** What is spoken of from a state on, up to where the caller is asked, but for where they are. */
    ahead: (state: string, menu: string) => {
      const next = ahead(subject, state).filter((each) => each !== menu);
      return new Set(next.flatMap((each) => [...(every.get(each) ?? [])]));
    },
    /** The states whose names have one of these roots, where that tells them from most others. */
    named: (roots: readonly string[]) =>
      roots
        .filter(isTelling)
        .flatMap((root) => [
          ...(byRoot.get(root) ?? []),
          ...(byRoot.get(root.slice(0, SHORTEST)) ?? []),
        ]),
  };
});

/** The roots of the words in a name: `signInForCredit`, `opening-hours`. */
function namedIn(name: string): string[] {
  return rootsOf(name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_/]/g, ' '));
}

function rootsOf(text: string): string[] {
  return tokensOf(text)
    .filter(({ word }) => /^\p{L}+$/u.test(word) && word.length >= SHORTEST)
    .map(({ word }) => word.slice(0, LONGEST));
}

/** Whether one of the roots is this one, or a shorter form of it. */
function has(roots: ReadonlySet<string>, root: string): boolean {
  return roots.has(root) || roots.has(root.slice(0, SHORTEST)) || startsOne(roots, root);
}

function startsOne(roots: ReadonlySet<string>, root: string): boolean {
  return root.length === SHORTEST && [...roots].some((each) => each.startsWith(root));
}
