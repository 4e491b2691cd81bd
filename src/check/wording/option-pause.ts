import { offersOf } from '../keys/prompt.ts';
import type { Rule } from '../rule.ts';
import { textRemarks } from './text.ts';

/** Options from which on they need time between them. */
const SEVERAL = 4;

export const optionPause: Rule = {
  id: 'P05',
  severity: 'hint',
  demands: 'Between several options there is a pause of half a second.',
  source: 'IBM, timing of recorded prompts; ACIXD, menu design (500 to 750 ms)',
  check: (subject) =>
    textRemarks(subject, (spoken) => {
      const { length } = offersOf(spoken);
      return length >= SEVERAL && spoken.pause === 0
        ? [`says ${length} options without a pause: put a break of 500 ms between them.`]
        : [];
    }),
};
