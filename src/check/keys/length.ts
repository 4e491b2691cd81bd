import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';
import { keyNames } from './offer.ts';
import { heardIn, isReadable, isWritten } from './prompt.ts';
import { plainWords } from './tokens.ts';

/** Numbers up to this one have a word that is known here. */
const NAMED = 9;

export const length: Rule = {
  id: 'K14',
  severity: 'warning',
  demands:
    'A prompt for a number of fixed length says how many digits it has, unless it is a secret.',
  source: 'Kortum, HCI Beyond the GUI',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ name, state, gathers }) => {
      const { entry } = state;
      const { min = 1, max = min, sensitive } = entry ?? {};
      if (!entry || min !== max || min === 1 || max > NAMED || sensitive || !isWritten(state)) {
        return [];
      }
      // Beside options, an entry is for those who know what to enter.
      if (gathers.some(({ numDigits }) => numDigits === 1)) return [];
      return heardIn(subject, name)
        .filter(
          (heard) =>
            isReadable(heard) && !heard.texts.some(({ text, tag }) => counts(text, tag, max)),
        )
        .map(
          ({ language }) => `takes ${max} digits and does not say so in ${language}: say how many.`,
        );
    }),
};

function counts(text: string, tag: string, size: number): boolean {
  const names = keyNames(tag);
  return plainWords(text)
    .split(' ')
    .some((word) =>
      [...names].some(([name, key]) => key === String(size) && word.startsWith(name)),
    );
}
