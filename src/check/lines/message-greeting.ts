import { heardIn, longestOf } from '../keys/prompt.ts';
import { remarkOn } from '../keys/said.ts';
import { ownStates, verbsOf } from '../own.ts';
import type { Rule } from '../rule.ts';

/** Seconds that callers listen before they speak. */
const LONG = 20;

export const messageGreeting: Rule = {
  id: 'V02',
  severity: 'hint',
  demands: `What is said before a message takes ${LONG} seconds at most.`,
  source: 'Digium, voicemail greetings; UTHSCSA, voicemail policy',
  check: (subject) =>
    ownStates(subject).flatMap(([name, state]) => {
      if (!verbsOf(state).some(({ verb }) => verb.kind === 'record')) return [];
      return heardIn(subject, name).flatMap(({ language, texts }) => {
        const seconds = Math.round(longestOf(texts));
        if (seconds <= LONG) return [];
        const message = `talks for ${seconds} seconds in ${language} before callers can speak: ${LONG} are enough, shorten it.`;
        return [remarkOn(name, { message, spoken: texts[0] })];
      });
    }),
};
