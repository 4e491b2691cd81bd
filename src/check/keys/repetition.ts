import { REPEAT } from '../../tree/state.ts';
import { isForQueue } from '../own.ts';
import type { Rule } from '../rule.ts';
import { menuRemarks, offersChoice } from './menu.ts';
import { heardIn, isMixed } from './prompt.ts';
import { ANY } from './row.ts';

export const repetition: Rule = {
  id: 'K09',
  severity: 'warning',
  demands: 'Every menu has a key that says it again.',
  source: 'ISO/IEC 13714; AS/NZS 4263 (callers by relay)',
  check: (subject) => {
    // What callers hear in a queue is said again by itself.
    if (isForQueue(subject)) return [];
    return menuRemarks(subject, 'exit', (menu) => {
      const { name, choices, table } = menu;
      if (!offersChoice(menu) || choices.some(({ does }) => does === 'repeats')) return [];
      const again = table.otherwise === REPEAT || table.otherwise === name;
      const heard = heardIn(subject, name);
      const offered = heard.flatMap(({ offers }) => offers);
      if (heard.some(isMixed) || (again && offered.some(({ key }) => key === ANY))) return [];
      return ['has no key that repeats it: add one, such as everywhere: { 9: repeat }.'];
    });
  },
};
