import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { ahead, isAsking } from './ahead.ts';
import { menusOf } from './menu.ts';
import { heardIn } from './prompt.ts';
import { phraseIn } from './tokens.ts';
import { tongueOf } from './tongues/tongues.ts';

export const detour: Rule = {
  id: 'M07',
  severity: 'warning',
  demands: 'Whoever asks for a person on 0 gets one, or leaves a message, and no other menu.',
  source: 'W3C COGA, voice menus',
  check: (subject) =>
    menusOf(subject).flatMap(({ name, choices }) => {
      const zero = choices.find(({ key }) => key === '0');
      if (!zero || zero.does !== 'leads on' || zero.target === null) return [];
      const promised = heardIn(subject, [name])
        .flatMap(({ offers }) => offers)
        .some(
          ({ key, what, spoken }) =>
            key === '0' && phraseIn(what, tongueOf(spoken.tag)?.person ?? []) !== undefined,
        );
      const menu = ahead(subject, zero.target).find((each) => isAsking(subject.tree, each));
      if (!promised || menu === undefined) return [];
      const message = `State "${name}" promises a person on 0 and leads to "${menu}", which asks again: lead to a person, or to a message.`;
      return [{ path: placeOf(name, 'exit', '0'), message, state: name, input: '0' }];
    }),
};
