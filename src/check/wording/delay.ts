import { RINGING } from '../../tree/line.ts';
import { comingFrom } from '../keys/ahead.ts';
import { phraseIn } from '../keys/tokens.ts';
import { tongueOf } from '../keys/tongues/tongues.ts';
import type { Rule } from '../rule.ts';
import { quoted, textRemarks } from './text.ts';

/** Addresses on the web. */
const ADDRESS = /\b(?:www\.|https?:)\S{0,60}|\b[\w-]{1,60}\.(?:com|org|net)\b/i;

export const delay: Rule = {
  id: 'P04',
  severity: 'warning',
  demands:
    'The greeting keeps nobody from the menu: no advice to listen, no web addresses, no praise.',
  source: 'ACIXD, what not to include at the beginning; W3C COGA (no advertisements)',
  check: (subject) => {
    const first = comingFrom(subject, [RINGING]);
    return textRemarks(subject, ({ state, text, tag }) => {
      if (!first.has(state)) return [];
      const found = phraseIn(text, tongueOf(tag)?.slow ?? []) ?? ADDRESS.exec(text)?.[0];
      return found === undefined
        ? []
        : [`says ${quoted(found)} before callers can do what they called for: leave it out.`];
    });
  },
};
