import { offersOf } from '../keys/prompt.ts';
import { tongueOf } from '../keys/tongues/tongues.ts';
import type { Rule } from '../rule.ts';
import { textRemarks } from './text.ts';

export const verb: Rule = {
  id: 'P06',
  severity: 'hint',
  demands: 'Callers "press" a key, and do not push, dial, hit or touch it.',
  source: 'ISO/IEC 13714',
  check: (subject) =>
    textRemarks(subject, (spoken) => {
      const { odd = [], verbs = [] } = tongueOf(spoken.tag) ?? {};
      return offersOf(spoken)
        .filter((offer) => odd.includes(offer.verb))
        .map(({ said, verb }) => `says "${said}": say "${verbs[0]}", not "${verb}".`);
    }),
};
