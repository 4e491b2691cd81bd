import { menuRemarks } from '../keys/menu.ts';
import { heardIn, longestOf } from '../keys/prompt.ts';
import type { Rule } from '../rule.ts';

/** Seconds that a menu may take to be said, and from which on it is lost on callers. */
const LONG = 20;
const TOO_LONG = 60;

export const menuLength: Rule = {
  id: 'P02',
  severity: 'warning',
  demands: 'A menu is said in 20 seconds; more than 60 are an error.',
  source: 'Plum, IVR prompt guidelines',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ name }) =>
      heardIn(subject, name).flatMap(({ language, texts }) => {
        const seconds = Math.round(longestOf(texts));
        const [spoken] = texts;
        if (seconds <= LONG) return [];
        const long = `takes about ${seconds} seconds to say in ${language}`;
        if (seconds <= TOO_LONG) {
          return [{ message: `${long}: ${LONG} are enough, shorten it.`, spoken }];
        }
        const message = `${long}, which nobody listens to: split it.`;
        return [{ message, spoken, severity: 'error' }];
      }),
    ),
};
