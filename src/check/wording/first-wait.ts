import { menuRemarks } from '../keys/menu.ts';
import { isForAgents } from '../own.ts';
import type { Rule } from '../rule.ts';

/** Seconds that a caller needs at least, and after which silence is surely one. */
const SHORTEST = 3;
const LONGEST = 10;

export const firstWait: Rule = {
  id: 'P08',
  severity: 'warning',
  demands: 'Callers have from 3 to 10 seconds for a key; Twilio waits 5.',
  source: 'ISO/IEC 13714; Twilio, <Gather> timeout',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ gathers }) =>
      gathers.flatMap(({ timeout: seconds = 5 }) => {
        // Agents wait for callers, and not only callers for agents.
        if (seconds > LONGEST && isForAgents(subject)) return [];
        if (seconds < SHORTEST) {
          return [`waits ${seconds} seconds for a key: give callers ${SHORTEST} at least.`];
        }
        return seconds > LONGEST
          ? [`waits ${seconds} seconds for a key: ask again after ${LONGEST} at most.`]
          : [];
      }),
    ),
};
