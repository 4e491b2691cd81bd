import { distance } from 'fastest-levenshtein';
import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';
import { heardTogether } from './prompt.ts';

/** How alike two options may be, from 0 to 1. */
const ALIKE = 0.8;

export const labels: Rule = {
  id: 'M10',
  severity: 'hint',
  demands: 'The options of a menu do not sound alike.',
  source: 'ACIXD, phrasing menu options; W3C COGA',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ name }) =>
      heardTogether(subject, name).flatMap((offers) =>
        offers.flatMap(({ key, what, spoken }, index) =>
          offers
            .slice(0, index)
            .filter((other) => other.key !== key && areAlike(what, other.what))
            .map((other) => ({
              message: `offers "${other.what}" and "${what}", which sound alike: word them otherwise.`,
              spoken,
            })),
        ),
      ),
    ),
};

function areAlike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const longest = Math.max(a.length, b.length);
  const shortest = Math.min(a.length, b.length);
  return shortest / longest > ALIKE && 1 - distance(a, b) / longest > ALIKE;
}
