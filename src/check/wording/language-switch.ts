import { namesOf, tagOf } from '../../tree/language.ts';
import { ahead } from '../keys/ahead.ts';
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
    const foreign = menuRemarks(subject, 'enter', (menu) =>
      optionsOf(menu).flatMap(({ key, target }) => {
        const language = languageOf(subject, target);
        if (language === undefined) return [];
        const tag = primaryOf(tagOf(definition, language));
        const offers = heardIn(subject, [menu.name])
          .flatMap((heard) => heard.offers)
          .filter((offer) => offer.key === key);
        if (offers.length === 0 || offers.some(({ spoken }) => primaryOf(spoken.tag) === tag))
          return [];
        return [`offers ${language} on ${key} in another language: say it in ${language}.`];
      }),
    );
    return [...unheard, ...foreign];
  },
};

/** The language in which a call goes on from an option, if it changes there. */
function languageOf(subject: Subject, target: string | null): string | undefined {
  return ahead(subject, target ?? '')
    .map((name) => subject.tree.states[name]?.language)
    .find((language) => language !== undefined);
}
