import { phraseIn } from '../keys/tokens.ts';
import { tongueOf } from '../keys/tongues/tongues.ts';
import type { Rule } from '../rule.ts';
import { textRemarks } from './text.ts';

export const blame: Rule = {
  id: 'P11',
  severity: 'hint',
  demands: 'Nothing that went wrong is said to be the caller’s fault.',
  source: 'IVRs World, frequently overlooked problems',
  check: (subject) =>
    textRemarks(subject, ({ text, tag }) => {
      const found = phraseIn(text, tongueOf(tag)?.blame ?? []);
      return found === undefined
        ? []
        : [`blames the caller by "${found}": say that it was not understood.`];
    }),
};
