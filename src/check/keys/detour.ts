import type { Remark, Rule, Subject } from '../rule.ts';
import { askedNext } from './ahead.ts';
import { audibleIn } from './audible.ts';
import { menusOf } from './menu.ts';
import { operatorKey, promisesPerson } from './operator.ts';
import { otherNumberIn } from './other-number.ts';
import { remarkOn } from './said.ts';
import { writtenStates } from './written.ts';

export const detour: Rule = {
  id: 'M07',
  severity: 'warning',
  demands:
    'Whoever asks for a person gets one, or leaves a message: no other menu, and no number to call.',
  source: 'W3C COGA, voice menus',
  check: (subject) => [...detours(subject), ...otherNumbers(subject)],
};

function detours(subject: Subject): Remark[] {
  const key = operatorKey(subject);
  return menusOf(subject).flatMap((menu) => {
    const choice = menu.choices.find((each) => each.key === key);
    if (!choice || choice.does !== 'leads on' || choice.target === null) return [];
    const [next] = askedNext(subject, choice.target);
    if (next === undefined || !promisesPerson(menu, key, subject)) return [];
    const message = `promises a person on ${key} and leads to "${next}", which asks again: lead to a person, or to a message.`;
    return [remarkOn(menu.name, { message, path: ['exit', key], input: key })];
  });
}

/** Where callers are told to call somebody else, instead of being put through. */
function otherNumbers(subject: Subject): Remark[] {
  const own = new Set(writtenStates(subject.tree).map(({ name }) => name));
  return audibleIn(subject).flatMap((spoken) => {
    const number = own.has(spoken.state) ? otherNumberIn(spoken) : undefined;
    const message = `has callers call ${number} themselves: put them through by a dial.`;
    return number === undefined ? [] : [remarkOn(spoken.state, { message, spoken })];
  });
}
