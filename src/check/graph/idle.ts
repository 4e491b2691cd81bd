import type { Branch, State } from '../../tree/state.ts';
import type { Verb } from '../../twiml/verb.ts';
import { ownStates } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

export const idle: Rule = {
  id: 'G26',
  severity: 'hint',
  demands: 'Every state, and every wording with a condition, does something.',
  source: 'Own: what does nothing is often what somebody forgot to write',
  check: (subject) =>
    ownStates(subject).flatMap(([state, each]) => [
      ...(isIdle(each)
        ? [
            {
              path: placeOf(state, 'enter'),
              message: `State "${state}" says nothing, and leads on: say something, or lead past it.`,
              state,
            },
          ]
        : []),
      ...(typeof each.enter === 'function' ? [] : emptyIn(each.enter, ['enter'])).map((path) => ({
        path: placeOf(state, ...path),
        message: `State "${state}" has a wording without words: say something, or take the condition out.`,
      })),
    ]),
};

/** Whether a state only leads on to another one. */
function isIdle({ enter, exit, set, find, task, tree, language, with: given }: State): boolean {
  const parts = [set, find, task, tree, language, given];
  return (
    (typeof exit === 'string' || (Array.isArray(exit) && exit.length === 1)) &&
    typeof enter !== 'function' &&
    enter.length === 0 &&
    parts.every((part) => part === undefined)
  );
}

/** Where conditions stand over nothing. */
function emptyIn(parts: readonly (Verb | Branch)[], path: readonly string[]): string[][] {
  return parts.flatMap((part, index): string[][] => {
    if ('kind' in part) return [];
    const here = [...path, String(index)];
    const { play, otherwise } = part;
    return [
      ...(play.length === 0 && (otherwise ?? []).length === 0 ? [here] : []),
      ...(otherwise?.length === 0 ? [[...here, 'otherwise']] : []),
      ...(play.length === 0 && otherwise && otherwise.length > 0 ? [[...here, 'play']] : []),
      ...emptyIn(play, [...here, 'play']),
      ...emptyIn(otherwise ?? [], [...here, 'otherwise']),
    ];
  });
}
