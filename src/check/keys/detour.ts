import type { Rule } from '../rule.ts';
import { askedNext } from './ahead.ts';
import { menusOf } from './menu.ts';
import { operatorKey, promisesPerson } from './operator.ts';
import { remarkOn } from './said.ts';

export const detour: Rule = {
  id: 'M07',
  severity: 'warning',
  demands: 'Whoever asks for a person gets one, or leaves a message, and no other menu.',
  source: 'W3C COGA, voice menus',
  check: (subject) => {
    const key = operatorKey(subject);
    return menusOf(subject).flatMap((menu) => {
      const choice = menu.choices.find((each) => each.key === key);
      if (!choice || choice.does !== 'leads on' || choice.target === null) return [];
      const [next] = askedNext(subject, choice.target);
      if (next === undefined || !promisesPerson(menu, key, subject)) return [];
      const message = `promises a person on ${key} and leads to "${next}", which asks again: lead to a person, or to a message.`;
      return [remarkOn(menu.name, { message, path: ['exit', key], input: key })];
    });
  },
};
