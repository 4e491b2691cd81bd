import type { Condition } from '../../tree/condition.ts';
import { partsOf } from '../../tree/condition.ts';
import { BACK, REPEAT, type State, type Way } from '../../tree/state.ts';
import type { Rule, Subject } from '../rule.ts';
import { menusOf, optionsOf } from './menu.ts';
import { leadsToPerson } from './person.ts';
import { heardIn } from './prompt.ts';
import { remarkOn } from './said.ts';

export const refusal: Rule = {
  id: 'M11',
  severity: 'warning',
  demands: 'What is closed is not offered.',
  source: 'Designing Effective Speech Interfaces, ch. 10',
  check: (subject) =>
    menusOf(subject).flatMap((menu) =>
      optionsOf(menu).flatMap(({ key, target }) => {
        const state = subject.tree.states[target ?? ''];
        if (!state || !refuses(state, subject)) return [];
        const always = heardIn(subject, menu.name)
          .flatMap(({ offers }) => offers)
          .find((offer) => offer.key === key && offer.spoken.when.length === 0);
        if (!always) return [];
        const message = `offers ${key} at all times, and "${target}" turns callers away when it is closed: offer it only "when" it is open.`;
        return [remarkOn(menu.name, { message, spoken: always.spoken, input: key })];
      }),
    ),
};

/** Whether a state leads to a person, and by its opening hours to nobody. */
function refuses({ exit }: State, subject: Subject): boolean {
  if (!Array.isArray(exit)) return false;
  const ways: readonly Way[] = exit;
  const helped = ways.map(({ to }) => to !== REPEAT && to !== BACK && leadsToPerson(subject, to));
  return (
    ways.some(({ when }) => when && asksHours(when)) &&
    helped.some((helps) => helps) &&
    helped.some((helps) => !helps)
  );
}

function asksHours(when: Condition): boolean {
  return partsOf(when, []).some(
    ({ condition: { open, holiday } }) => open !== undefined || holiday !== undefined,
  );
}
