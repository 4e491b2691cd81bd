import { heardIn, isMixed } from '../keys/prompt.ts';
import type { Rule } from '../rule.ts';
import { outputsIn } from './output.ts';
import { stateRemarks } from './text.ts';

export const sameValues: Rule = {
  id: 'P19',
  severity: 'error',
  allowable: true,
  demands: 'What a state tells of the call, it tells in each language.',
  source: 'Own; ACIXD, multilingual applications (same variables, same keys)',
  check: (subject) =>
    stateRemarks(subject, (name) => {
      const heard = heardIn(subject, name).filter((each) => !isMixed(each));
      const [first, ...others] = heard.map(({ language, texts }) => ({
        language,
        texts,
        names: new Set(texts.flatMap(({ text }) => outputsIn(text).map((output) => output.name))),
      }));
      return others.flatMap((other) => {
        if (!first) return [];
        const told = [first, other].flatMap((one) => {
          const [missing] = (one === first ? other : first).names.difference(one.names);
          return missing === undefined ? [] : [{ one, missing }];
        });
        return told.map(({ one, missing }) => ({
          message: `tells {{ ${missing} }} in ${one === first ? other.language : first.language} and not in ${one.language}: say it in both.`,
          spoken: one.texts[0],
        }));
      });
    }),
};
