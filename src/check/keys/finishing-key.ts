import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';

export const finishingKey: Rule = {
  id: 'K11',
  severity: 'error',
  demands:
    'No option is on a key that ends what is entered, which is # unless finishOnKey says otherwise.',
  source: 'Twilio, <Gather> finishOnKey',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ choices, gathers, state: { entry } }) =>
      choices
        // Where a number is entered, its end matters more than what a key does everywhere.
        .filter(({ own }) => own || !entry)
        .filter(({ key }) =>
          gathers.some(({ finishOnKey = '#' }) =>
            [...key].some((each) => finishOnKey.includes(each)),
          ),
        )
        .map(
          ({ key }) =>
            `has an option on ${key}, which ends what is entered and is never told: set finishOnKey: '' on its gather.`,
        ),
    ),
};
