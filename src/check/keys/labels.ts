import { distance } from 'fastest-levenshtein';
import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';
import { heardIn, hearings, sureOf } from './prompt.ts';

/** How alike two options may be, from 0 to 1. */
const ALIKE = 0.8;

export const labels: Rule = {
  id: 'M10',
  severity: 'hint',
  demands: 'The options of a menu do not sound alike.',
  source: 'ACIXD, phrasing menu options; W3C COGA',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ name }) =>
      heardIn(subject, [name]).flatMap(({ offers }) =>
        hearings(sureOf(offers).map((offer) => ({ ...offer, when: offer.spoken.when }))).flatMap(
          (heard) =>
            heard.flatMap(({ key, what }, index) =>
              heard
                .slice(0, index)
                .filter((other) => other.key !== key && areAlike(what, other.what))
                .map(
                  (other) =>
                    `offers "${other.what}" and "${what}", which sound alike: word them otherwise.`,
                ),
            ),
        ),
      ),
    ),
};

function areAlike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const longest = Math.max(a.length, b.length);
  return a !== '' && b !== '' && 1 - distance(a, b) / longest > ALIKE;
}
