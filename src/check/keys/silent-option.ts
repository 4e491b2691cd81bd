import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import type { Spoken } from '../spoken.ts';
import { leading } from './ahead.ts';
import { menusOf, type Choice } from './menu.ts';
import { heardIn, isReadable, isWritten, type Heard } from './prompt.ts';

export const silentOption: Rule = {
  id: 'K02',
  severity: 'warning',
  demands:
    'A key that leads somewhere is spoken of, unless it repeats, goes back or works everywhere.',
  source: 'ISO/IEC 13714: menus tell their options',
  check: (subject) =>
    menusOf(subject).flatMap(({ name, choices, state }) => {
      if (!isWritten(state)) return [];
      const hidden = choices.filter(
        ({ own, does }) => own && does !== 'repeats' && does !== 'goes back',
      );
      const heard = heardIn(subject, [name, ...leading(subject, name)]).filter(isReadable);
      return hidden.flatMap((choice) => {
        const languages = silentIn(heard, choice);
        if (languages.length === 0) return [];
        const message = `State "${name}" has an exit for ${choice.key} and does not say so in ${languages.join(', ')}: say what it is for, or take the exit out.`;
        return [
          { path: placeOf(name, 'exit', choice.key), message, state: name, input: choice.key },
        ];
      });
    }),
};

/** The languages in which a key is not spoken of when it is asked for first. */
function silentIn(heard: readonly Heard[], { key }: Choice): string[] {
  return heard
    .filter(
      ({ offers, texts }) =>
        !offers.some((offer) => offer.key === key && isHeardAtFirst(offer.spoken)) &&
        !(key.length > 1 && texts.some(({ text }) => text.includes(key))),
    )
    .map(({ language }) => language);
}

/** Whether it is said to callers of whom nothing was missed yet. */
function isHeardAtFirst({ when }: Spoken): boolean {
  return !when.some((each) => /^(?:.* and )?after /.test(each) && !each.startsWith('not '));
}
