import { namesOf, tagOf } from '../../tree/language.ts';
import { comingTo } from '../keys/ahead.ts';
import { menuRemarks, optionsOf } from '../keys/menu.ts';
import { heardIn } from '../keys/prompt.ts';
import { primaryOf } from '../keys/tongues/tongues.ts';
import type { Remark, Rule, Subject } from '../rule.ts';

export const languageSwitch: Rule = {
  id: 'P20',
  severity: 'warning',
  demands: 'Every language of a tree can be chosen, and is offered in itself.',
  source: 'ACIXD, language selection',
  check: (subject) => {
    const { definition, states } = subject.tree;
    const [, ...others] = namesOf(definition);
    const chosen = new Set(Object.values(states).map(({ language }) => language));
    const unheard = others
      .filter((name) => !chosen.has(name))
      .map((name): Remark => {
        const message = `No caller ever hears ${name}: lead a key to a state with language: ${name}.`;
        return { path: ['languages', name], message };
      });
    const changing = changesIn(subject);
    const foreign = menuRemarks(subject, 'enter', (menu) =>
      optionsOf(menu).flatMap(({ key, target }) => {
        const [language] = changing.find(([, states]) => states.has(target ?? '')) ?? [];
        if (language === undefined) return [];
        const tag = primaryOf(tagOf(definition, language));
        const offers = heardIn(subject, menu.name)
          .flatMap((heard) => heard.offers)
          .filter((offer) => offer.key === key);
        if (offers.length === 0 || offers.some(({ spoken }) => primaryOf(spoken.tag) === tag))
          return [];
        const message = `offers ${language} on ${key} in another language: say it in ${language}.`;
        return [{ message, spoken: offers[0]?.spoken }];
      }),
    );
    return [...unheard, ...foreign];
  },
};

/** The languages of a tree, and the states from which on a call goes on in each. */
function changesIn(subject: Subject): (readonly [string, ReadonlySet<string>])[] {
  const states = Object.entries(subject.tree.states);
  const languages = Map.groupBy(states, ([, { language }]) => language);
  return [...languages].flatMap(([language, each]) =>
    language === undefined
      ? []
      : [
          [
            language,
            comingTo(
              subject,
              each.map(([name]) => name),
            ),
          ] as const,
        ],
  );
}
