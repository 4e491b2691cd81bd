import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';

export const fullLength: Rule = {
  id: 'K23',
  severity: 'warning',
  demands: 'A number of fixed length is taken with its last digit, so that nobody waits.',
  source: 'Twilio, <Gather> numDigits; Kortum, HCI Beyond the GUI',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ gathers, state: { entry } }) => {
      const { min = 1, max = min } = entry ?? {};
      if (!entry || min !== max || gathers.every(({ numDigits }) => numDigits !== undefined)) {
        return [];
      }
      return [`waits after the last of ${max} digits: set numDigits: ${max} on its gather.`];
    }),
};
