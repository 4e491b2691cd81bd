import { namesOf, tagOf } from '../../tree/language.ts';
import type { Rule, Subject } from '../rule.ts';
import { menusOf, type Menu } from './menu.ts';
import { heardIn } from './prompt.ts';
import { remarkOn } from './said.ts';
import { phraseIn } from './tokens.ts';
import { tongueOf } from './tongues/tongues.ts';

/** The key for a person where it is not 0, by the country of the tree's first language. */
const KEYS: Readonly<Record<string, string>> = { IN: '9' };

export const operator: Rule = {
  id: 'K06',
  severity: 'warning',
  demands: 'The key 0, or 9 in India, leads to a person, or to help, and to nothing else.',
  source: 'ISO/IEC 13714; W3C COGA, voice menus (a reserved digit); ACIXD, common uses of keys',
  check: (subject) => {
    const key = operatorKey(subject);
    return menusOf(subject).flatMap((menu) => {
      const choice = menu.choices.find((each) => each.key === key);
      if (!choice || choice.does === 'leads to a person') return [];
      if (promisesPerson(menu, key, subject)) return [];
      const message = `has ${key} for something else than a person: callers take it for one, so lead it to one and give this option another key.`;
      return [remarkOn(menu.name, { message, path: ['exit', key], input: key })];
    });
  },
};

/** The key by which callers of a tree expect to get a person. */
export function operatorKey({ tree: { definition } }: Subject): string {
  const [name = ''] = namesOf(definition);
  const country = tagOf(definition, name).split('-').at(-1) ?? '';
  return KEYS[country] ?? '0';
}

/** Whether a menu says of a key that it leads to a person. */
export function promisesPerson({ name }: Menu, key: string, subject: Subject): boolean {
  return heardIn(subject, name)
    .flatMap(({ offers }) => offers)
    .some(
      (offer) =>
        offer.key === key &&
        phraseIn(offer.what, tongueOf(offer.spoken.tag)?.person ?? []) !== undefined,
    );
}
