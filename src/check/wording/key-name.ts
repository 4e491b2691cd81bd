import { heardIn } from '../keys/prompt.ts';
import { tokensOf } from '../keys/tokens.ts';
import type { Rule } from '../rule.ts';
import { stateRemarks } from './text.ts';

/** Names of keys that callers from elsewhere know better by another, by BCP 47 tag. */
const ELSEWHERE: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/^en-(US|CA)$/, { hash: 'pound', hashtag: 'pound', asterisk: 'star', oh: 'zero' }],
  [/^en-(GB|AU|NZ|IE|IN|ZA)/, { pound: 'hash', hashtag: 'hash', asterisk: 'star', oh: 'zero' }],
  [/^es-ES$/, { gato: 'almohadilla', numeral: 'almohadilla' }],
  [/^de/, { hashtag: 'Raute' }],
];

export const keyName: Rule = {
  id: 'P07',
  severity: 'hint',
  demands: 'Keys are called as callers of the country call them: pound in the US, hash in Britain.',
  source: 'ISO/IEC 13714; ITU-T E.161',
  check: (subject) =>
    stateRemarks(subject, (name) =>
      heardIn(subject, name).flatMap(({ offers }) =>
        offers.flatMap(({ said, spoken }) => {
          const [, names = {}] = ELSEWHERE.find(([tag]) => tag.test(spoken.tag)) ?? [];
          return tokensOf(said)
            .filter(({ word }) => Object.hasOwn(names, word))
            .map(({ word }) => ({
              message: `says "${said}": callers know the key as "${names[word]}".`,
              spoken,
            }));
        }),
      ),
    ),
};
