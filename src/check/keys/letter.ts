import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';
import { heardIn } from './prompt.ts';
import { ANY } from './row.ts';

export const letter: Rule = {
  id: 'K04',
  severity: 'error',
  allowable: true,
  demands: 'Options are on the keys 0 to 9, * and #, never on letters.',
  source: 'ISO/IEC 13714: numbers, not letters',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ name }) =>
      heardIn(subject, name)
        .flatMap(({ offers }) => offers)
        .filter(({ key }) => key !== ANY && !/^[0-9*#]+$/.test(key))
        .map(({ said, spoken }) => ({
          message: `says "${said}", which many telephones have no key for: say a digit.`,
          spoken,
        })),
    ),
};
