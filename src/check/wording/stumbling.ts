import { withoutLiquid } from '../keys/tokens.ts';
import type { Rule } from '../rule.ts';
import { textRemarks } from './text.ts';

/** What voices read out wrongly, and what to do about it. */
const STUMBLES: readonly (readonly [RegExp, string])[] = [
  [/https?:|www\./i, 'write the address as it is said, such as "acme dot com"'],
  [
    /<\/?[a-z]+[^<>]{0,200}>|&(?:amp|lt|gt|quot|apos);/i,
    'write mark-up as elements, not in a text',
  ],
  [/&/, 'write "and"'],
  [/\p{L}\/\p{L}/u, 'write "or"'],
  [/\p{Extended_Pictographic}/u, 'leave the picture out'],
  [/\b\p{Lu}{2,30} \p{Lu}{2,30} \p{Lu}{2,30}\b/u, 'write it in small letters'],
];

export const stumbling: Rule = {
  id: 'P17',
  severity: 'hint',
  demands: 'Texts hold nothing that voices stumble on: addresses, "&", "/", pictures, capitals.',
  source: 'CallFire, text-to-speech guide',
  check: (subject) =>
    textRemarks(subject, ({ text }) => {
      const words = withoutLiquid(text);
      const found = STUMBLES.flatMap(([pattern, remedy]) => {
        const [what] = pattern.exec(words) ?? [];
        return what === undefined
          ? []
          : [`says "${what.slice(0, 40)}", which a voice may stumble on: ${remedy}.`];
      });
      return found.slice(0, 1);
    }),
};
