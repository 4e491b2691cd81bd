import type { Rule } from '../rule.ts';
import { tongueOf } from './tongues/tongues.ts';

export const unread: Rule = {
  id: 'K00',
  severity: 'hint',
  demands: 'The prompts are in a language whose options are understood here: en, es, fr or de.',
  source: 'Own: prompts in other languages are not compared with exits',
  check: ({ spoken }) => {
    const tags = new Set(
      spoken.filter(({ tag, text }) => text !== '' && !tongueOf(tag)).map(({ tag }) => tag),
    );
    return [...tags].map((tag) => ({
      path: ['language'],
      message: `Which keys its prompts in ${tag} speak of is not understood here: have somebody who speaks it compare them with the exits.`,
    }));
  },
};
