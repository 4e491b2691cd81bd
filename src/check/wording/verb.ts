import { heardIn } from '../keys/prompt.ts';
import { tongueOf } from '../keys/tongues/tongues.ts';
import type { Rule } from '../rule.ts';
import { stateRemarks } from './text.ts';

export const verb: Rule = {
  id: 'P06',
  severity: 'hint',
  demands: 'Callers "press" a key, and do not push, dial, hit or touch it.',
  source: 'ISO/IEC 13714',
  check: (subject) =>
    stateRemarks(subject, (name) =>
      heardIn(subject, name).flatMap(({ offers }) =>
        offers.flatMap(({ said, verb, sure, spoken }) => {
          const { odd = [], verbs = [] } = tongueOf(spoken.tag) ?? {};
          if (!sure || !odd.includes(verb)) return [];
          return [{ message: `says "${said}": say "${verbs[0]}", not "${verb}".`, spoken }];
        }),
      ),
    ),
};
