import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { menusOf, type Choice } from './menu.ts';

/** What an option that leads on may be, too: one level up, where the way there is written out. */
const ALIKE: Readonly<Record<Choice['does'], string>> = {
  repeats: 'repeats',
  'goes back': 'leads on',
  'leads on': 'leads on',
  'ends the call': 'ends the call',
  'leads to a person': 'leads to a person',
};

export const reserved: Rule = {
  id: 'K07',
  severity: 'warning',
  demands: 'The keys *, # and 9, where they are no ordinary options, mean the same in every menu.',
  source: 'ISO/IEC 13714; ACIXD, common uses of keys (what counts is that it is one)',
  check: (subject) => {
    const menus = menusOf(subject);
    return ['*', '#', '9'].flatMap((key) => {
      const uses = menus.flatMap(({ name, choices }) =>
        choices.filter((choice) => choice.key === key).map(({ does }) => ({ name, does })),
      );
      const isReserved = key !== '9' || uses.some(({ does }) => !does.startsWith('leads'));
      const [first] = uses;
      const other = uses.find(({ does }) => first && ALIKE[does] !== ALIKE[first.does]);
      if (!isReserved || !first || !other) return [];
      const message = `State "${other.name}" ${meaning(other.does, key)}, and state "${first.name}" ${meaning(first.does, key)}: let the key mean one thing in the whole tree.`;
      return [{ path: placeOf(other.name, 'exit', key), message, state: other.name, input: key }];
    });
  },
};

function meaning(does: Choice['does'], key: string): string {
  return `${does} on ${key}`;
}
