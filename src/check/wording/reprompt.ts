import { partsOf, type Condition } from '../../tree/condition.ts';
import { REPEAT, type Branch, type State } from '../../tree/state.ts';
import type { Verb } from '../../twiml/verb.ts';
import { menuRemarks } from '../keys/menu.ts';
import type { Rule } from '../rule.ts';
import { untoldPerson } from './third-prompt.ts';

export const reprompt: Rule = {
  id: 'P10',
  severity: 'warning',
  demands:
    'Whoever was silent or pressed a wrong key hears something else than the first time, and the third time which key leads to a person.',
  source: 'W3C COGA (tapered prompts); VoiceXML 2.0 (count); ACIXD, what to do on failure',
  check: (subject) =>
    menuRemarks(subject, 'enter', (menu) => {
      const { name, table, state } = menu;
      const { otherwise, noInput = otherwise } = table;
      const isSame = (target: string | null) => target === name || target === REPEAT;
      const isAsBefore = (isSame(otherwise) || isSame(noInput)) && !varies(state);
      const key = untoldPerson(menu, subject);
      return [
        ...(isAsBefore
          ? [
              'is said again as it is after silence or a wrong key: say sorry first, or what to do, by "when: { tries: 1 }".',
            ]
          : []),
        ...(key === undefined
          ? []
          : [
              `never tells that ${key} leads to a person: say so the third time, by "when: { tries: 2 }".`,
            ]),
      ];
    }),
};

/** Whether a state says something else to who has been there. */
function varies({ enter }: State): boolean {
  return typeof enter === 'function' || conditionsIn(enter).some(asksTries);
}

function conditionsIn(parts: readonly (Verb | Branch)[]): Condition[] {
  return parts.flatMap((part) => {
    if ('kind' in part) return [];
    const { when, play, otherwise = [] } = part;
    return [when, ...conditionsIn([...play, ...otherwise])];
  });
}

function asksTries(when: Condition): boolean {
  return partsOf(when, []).some(({ condition: { tries, noInput, noMatch, event } }) =>
    [tries, noInput, noMatch, event].some((each) => each !== undefined),
  );
}
