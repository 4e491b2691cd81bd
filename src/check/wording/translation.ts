import { heardIn, isMixed } from '../keys/prompt.ts';
import { plainWords } from '../keys/tokens.ts';
import { primaryOf } from '../keys/tongues/tongues.ts';
import type { Rule } from '../rule.ts';
import { quoted, stateRemarks } from './text.ts';

/** Words from which on a text is no name that is the same everywhere. */
const SEVERAL = 4;

export const translation: Rule = {
  id: 'P22',
  severity: 'warning',
  demands: 'No text of more than three words is the same in two languages.',
  source: 'Own: a copy that was never translated',
  check: (subject) =>
    stateRemarks(subject, (name) => {
      const heard = heardIn(subject, name).filter((each) => !isMixed(each));
      return heard.flatMap(({ language, texts }, index) => {
        const others = new Map(
          heard
            .slice(0, index)
            .flatMap((other) => other.texts.map((each) => [each.text, each] as const)),
        );
        return texts.flatMap((spoken) => {
          const { text, tag } = spoken;
          const other = others.get(text);
          const isCopy = other && primaryOf(other.tag) !== primaryOf(tag);
          if (!isCopy || plainWords(text).trim().split(' ').length < SEVERAL) return [];
          const message = `says ${quoted(text)} in ${other.language} and in ${language}: translate it.`;
          return [{ message, spoken }];
        });
      });
    }),
};
