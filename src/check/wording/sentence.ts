import { tokensOf } from '../keys/tokens.ts';
import type { Rule } from '../rule.ts';
import { quoted, textRemarks } from './text.ts';

/** Words of a sentence that is understood when it is heard once. */
const LONGEST = 20;

export const sentence: Rule = {
  id: 'P23',
  severity: 'hint',
  demands: 'A sentence has 20 words at most.',
  source: 'W3C COGA (plain words, short steps)',
  check: (subject) =>
    textRemarks(subject, ({ text }) => {
      let words = 0;
      let start = 0;
      for (const { raw, at, ends } of tokensOf(text)) {
        if (words === 0) start = at;
        if (/[\p{L}\p{N}]$/u.test(raw)) words++;
        if (words > LONGEST) {
          return [
            `has a sentence of more than ${LONGEST} words, ${quoted(text.slice(start))}: make two of it.`,
          ];
        }
        if (ends) words = 0;
      }
      return [];
    }),
};
