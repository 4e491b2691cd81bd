import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';

export const fullLength: Rule = {
  id: 'K23',
  severity: 'warning',
  demands: 'A number of fixed length is taken with its last digit, so that nobody waits.',
  source: 'Twilio, <Gather> numDigits; Kortum, HCI Beyond the GUI',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ choices, gathers, state: { entry } }) => {
      const { min = 1, max = min } = entry ?? {};
      const longest = Math.max(
        max,
        ...choices.filter(({ own }) => own).map(({ key }) => key.length),
      );
      const waits = gathers.some(({ numDigits = Infinity }) => numDigits > longest);
      return entry && min === max && waits
        ? [`waits after the last of ${max} digits: set numDigits: ${longest} on its gather.`]
        : [];
    }),
};
