import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';
import { keyNames } from './offer.ts';
import { heardIn, isReadable, isWritten } from './prompt.ts';
import { tokensOf } from './tokens.ts';

export const terminator: Rule = {
  id: 'K13',
  severity: 'warning',
  demands: 'A number of no fixed length may be ended by a key, and the prompt says so.',
  source: 'ISO/IEC 13714; Kortum, HCI Beyond the GUI',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ name, state, gathers }) => {
      const { entry } = state;
      const { min = 1, max = min } = entry ?? {};
      if (!entry || min === max) return [];
      if (gathers.some(({ finishOnKey, numDigits }) => finishOnKey === '' && numDigits !== 1)) {
        return [`takes from ${min} to ${max} digits and no key ends them: set finishOnKey: '#'.`];
      }
      if (!isWritten(state)) return [];
      const ends = new Set(gathers.flatMap(({ finishOnKey }) => [...(finishOnKey || '#')]));
      const unsaid = heardIn(subject, name).filter(
        (heard) =>
          isReadable(heard) &&
          !heard.texts.some(({ text, tag }) => {
            const names = keyNames(tag);
            return tokensOf(text).some(({ word }) => ends.has(names.get(word) ?? ''));
          }),
      );
      return unsaid.map(
        ({ language }) =>
          `takes from ${min} to ${max} digits and does not say in ${language} that ${[...ends].join(' or ')} ends them: say so.`,
      );
    }),
};
