import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';

export const singleKey: Rule = {
  id: 'K12',
  severity: 'error',
  demands: 'A menu of single keys takes one key, so that nobody waits once they have chosen.',
  source: 'Twilio, <Gather> numDigits; FreePBX 604',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ choices, gathers, state: { entry } }) => {
      const own = choices.filter((choice) => choice.own);
      const single = own.length > 0 && own.every(({ key }) => key.length === 1);
      const takesMore = gathers.some(({ numDigits }) => numDigits !== 1);
      return single && takesMore && !entry
        ? [
            'waits for more after a key, although each of its options is one: set numDigits: 1 on its gather.',
          ]
        : [];
    }),
};
