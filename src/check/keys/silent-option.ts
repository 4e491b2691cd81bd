import { namesOf } from '../../tree/language.ts';
import { wordedIn } from '../../tree/speech.ts';
import type { State } from '../../tree/state.ts';
import { chancesOf } from '../chances.ts';
import type { Rule, Subject } from '../rule.ts';
import { comingFrom, isAsking } from './ahead.ts';
import { languagesByState } from './audible.ts';
import { menusOf } from './menu.ts';
import { heardIn, isHeardAtFirst, isReadable, isWritten, type Heard } from './prompt.ts';
import { remarkOn } from './said.ts';
import { phraseIn, plainWords } from './tokens.ts';

export const silentOption: Rule = {
  id: 'K02',
  severity: 'warning',
  demands:
    'A key that leads somewhere is spoken of, unless it repeats, goes back or works everywhere.',
  source: 'ISO/IEC 13714: menus tell their options',
  check: (subject) => {
    const before = beforehand(subject);
    return menusOf(subject).flatMap(({ name, choices, state }) => {
      if (!isWritten(state) || !chancesOf(state).keys) return [];
      const hidden = choices.filter(
        ({ own, does }) => own && does !== 'repeats' && does !== 'goes back',
      );
      const languages = namesOf(subject.tree.definition).filter((language) =>
        languagesByState(subject).get(name)?.has(language),
      );
      return hidden.flatMap(({ key }) => {
        const silent = languages.filter(
          (language) =>
            !isTold(key, name, language, state, subject) && !before(key, name, language),
        );
        if (silent.length === 0) return [];
        const message = `has an exit for ${key} and does not say so in ${silent.join(', ')}: say what it is for, or take the exit out.`;
        return [remarkOn(name, { message, path: ['exit', key], input: key })];
      });
    });
  },
};

/** Whether a menu itself speaks of a key when it is asked for first, or of what is said for it. */
function isTold(key: string, name: string, language: string, state: State, subject: Subject) {
  const heard = heardIn(subject, name).find((each) => each.language === language);
  if (!heard) return false;
  const { offers, texts } = heard;
  const phrases = wordedIn(state.speech?.phrases?.[key] ?? [], language) ?? [];
  const words = phrases.map((phrase) => plainWords(phrase).trim());
  return (
    !isReadable(heard) ||
    offers.some((offer) => offer.key === key && isHeardAtFirst(offer.spoken)) ||
    texts.some(({ text }) => phraseIn(text, words) !== undefined) ||
    (key.length > 1 && texts.some(({ text }) => text.includes(key)))
  );
}

/** Whether what is heard on the way to a menu speaks of a key, or may do so. */
function beforehand(subject: Subject) {
  const passing = Object.entries(subject.tree.states).filter(
    ([name]) => !isAsking(subject.tree, name),
  );
  const known = new Map<string, ReadonlySet<string>>();
  return (key: string, menu: string, language: string): boolean => {
    const id = `${key} ${language}`;
    const tells = (heard: Heard) =>
      heard.language === language &&
      (!isReadable(heard) ||
        heard.offers.some((offer) => offer.key === key && isHeardAtFirst(offer.spoken)));
    const telling = () =>
      passing.flatMap(([name, state]) =>
        !isWritten(state) || heardIn(subject, name).some(tells) ? [name] : [],
      );
    const told = known.get(id) ?? comingFrom(subject, telling());
    known.set(id, told);
    return told.has(menu);
  };
}
