import { namesOf } from '../../tree/language.ts';
import { RINGING } from '../../tree/line.ts';
import type { Subject } from '../rule.ts';
import type { Spoken } from '../spoken.ts';
import { once } from './once.ts';

/** What callers may hear, without what is said in a language in which no call comes there. */
export const audibleIn = once((subject: Subject): readonly Spoken[] => {
  const languages = languagesByState(subject);
  return subject.spoken.filter(
    ({ state, language }) => languages.get(state)?.has(language) !== false,
  );
});

/** The languages in which calls come to each state. */
export const languagesByState = once(
  ({ graph, tree }: Subject): ReadonlyMap<string, Set<string>> => {
    const names = namesOf(tree.definition);
    const [first = ''] = names;
    const languages = new Map([[RINGING, new Set([first])]]);
    const waiting = new Set([RINGING]);
    // A set grows while it is gone through.
    for (const from of waiting) {
      waiting.delete(from);
      for (const { to, input } of graph.from(from)) {
        const own = tree.states[to]?.language;
        // The server may fail in any language.
        const coming = input === 'rescue' ? names : (languages.get(from) ?? []);
        const known = languages.get(to) ?? new Set<string>();
        const size = known.size;
        for (const name of own === undefined ? coming : [own]) known.add(name);
        languages.set(to, known);
        if (known.size > size) waiting.add(to);
      }
    }
    return languages;
  },
);
