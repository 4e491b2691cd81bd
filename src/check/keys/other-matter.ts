import type { Rule, Subject } from '../rule.ts';
import { mattersIn, rootsOf } from './matter.ts';
import { menusOf, type Menu } from './menu.ts';
import { heardIn, sureOf, type Heard, type Offered } from './prompt.ts';
import { ANY } from './row.ts';
import { remarkOn } from './said.ts';

/** An option as one language words it. */
interface Worded {
  readonly key: string;
  readonly target: string;
  readonly offer: Offered;
  /** The roots of the words by which it is told from the others. */
  readonly words: readonly string[];
}

export const otherMatter: Rule = {
  id: 'K21',
  severity: 'warning',
  demands: 'An option leads to what it is said to be for, and not to what another state is about.',
  source: 'Own: the words of options compared with the names and prompts of states',
  check: (subject) =>
    menusOf(subject).flatMap((menu) =>
      heardIn(subject, menu.name).flatMap((heard) => {
        const options = wordedIn(menu, heard);
        return options.flatMap((option) => {
          const other = betterFor(option, options, heard.language, menu, subject);
          if (other === undefined) return [];
          const { key, target, offer } = option;
          const message = `says "${offer.said}" for "${offer.what}" and leads to "${target}", while "${other}" speaks of that: mend the exit or the prompt.`;
          return [
            remarkOn(menu.name, { message, path: ['exit', key === ANY ? 'otherwise' : key] }),
          ];
        });
      }),
    ),
};

/** The options of a menu that one language speaks of, with the words that only they have. */
function wordedIn({ name, choices, table }: Menu, heard: Heard): Worded[] {
  const ways = [
    ...choices.filter(({ own, does }) => own && does.startsWith('leads ')),
    { key: ANY, target: table.otherwise },
  ];
  const offers = sureOf(heard.offers);
  const options = ways.flatMap(({ key, target }) => {
    const offer = offers.find((each) => each.key === key && each.what !== '');
    if (!offer || target === null || target === name) return [];
    return [{ key, target, offer, words: rootsOf(offer.what) }];
  });
  return options.map((option) => {
    const others = new Set(
      options.filter(({ target }) => target !== option.target).flatMap(({ words }) => words),
    );
    return { ...option, words: option.words.filter((word) => !others.has(word)) };
  });
}

/** Where an option would lead rather, by its words: where another does that says something else. */
function betterFor(
  { target, words }: Worded,
  options: readonly Worded[],
  language: string,
  { name }: Menu,
  subject: Subject,
): string | undefined {
  const { speaks, named } = mattersIn(subject);
  const isAbout = (state: string, of: readonly string[]) => speaks(state, of, language, name);
  if (words.length === 0 || isAbout(target, words)) return undefined;
  const other = options.find(
    (each) =>
      each.target !== target && isAbout(each.target, words) && !isAbout(each.target, each.words),
  );
  return other?.target ?? named(words).find((each) => each !== name && each !== target);
}
