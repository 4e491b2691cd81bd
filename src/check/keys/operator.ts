import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { menusOf } from './menu.ts';
import { heardIn } from './prompt.ts';
import { phraseIn } from './tokens.ts';
import { tongueOf } from './tongues/tongues.ts';

export const operator: Rule = {
  id: 'K06',
  severity: 'warning',
  demands: 'The key 0 leads to a person, or to help, and to nothing else.',
  source: 'ISO/IEC 13714; W3C COGA, voice menus (a reserved digit)',
  check: (subject) =>
    menusOf(subject).flatMap(({ name, choices }) => {
      const zero = choices.find(({ key }) => key === '0');
      if (!zero || zero.does === 'leads to a person') return [];
      const named = heardIn(subject, [name])
        .flatMap(({ offers }) => offers)
        .some(
          ({ key, what, spoken }) =>
            key === '0' && phraseIn(what, tongueOf(spoken.tag)?.person ?? []) !== undefined,
        );
      if (named) return [];
      const message = `State "${name}" has 0 for something else than a person: callers take it for one, so lead it to one and give this option another key.`;
      return [{ path: placeOf(name, 'exit', '0'), message, state: name, input: '0' }];
    }),
};
