import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';

export const speechKeys: Rule = {
  id: 'K20',
  severity: 'warning',
  demands: 'Whatever can be said can be keyed in, too.',
  source: 'W3C COGA; W3C review of VoiceXML (access by keys to all functions)',
  check: (subject) =>
    menuRemarks(subject, 'speech', ({ choices, gathers, state: { speech, entry } }) => {
      const listens =
        speech !== undefined || gathers.some(({ input }) => String(input).includes('speech'));
      if (!listens) return [];
      if (gathers.some(({ input }) => input !== undefined && !String(input).includes('dtmf'))) {
        return ['takes words and no keys: let its gather take both, as it does without "input".'];
      }
      return choices.length === 0 && !entry
        ? ['takes words and has no option on a key: add one, such as 0 for a person.']
        : [];
    }),
};
