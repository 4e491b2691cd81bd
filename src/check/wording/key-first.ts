import { heardIn, sureOf } from '../keys/prompt.ts';
import type { Rule } from '../rule.ts';
import { stateRemarks } from './text.ts';

export const keyFirst: Rule = {
  id: 'P01',
  severity: 'warning',
  demands: 'In menus of more than two options, what a key is for is said before the key.',
  source: 'ISO/IEC 13714; W3C COGA; Designing Effective Speech Interfaces, ch. 10',
  check: (subject) =>
    stateRemarks(subject, (name) =>
      heardIn(subject, name).flatMap(({ offers }) => {
        const told = sureOf(offers).filter(({ what }) => what !== '');
        const first = told.find((offer) => offer.keyFirst);
        if (!first || new Set(told.map(({ key }) => key)).size <= 2) return [];
        const message = `says "${first.said}" before what that is for ("${first.what}"): say the key last.`;
        return [{ message, spoken: first.spoken }];
      }),
    ),
};
