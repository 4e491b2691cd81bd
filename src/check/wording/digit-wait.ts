import { menuRemarks } from '../keys/menu.ts';
import type { Rule } from '../rule.ts';

/** Seconds that a caller needs from one digit to the next. */
const SHORTEST = 2;

export const digitWait: Rule = {
  id: 'P09',
  severity: 'warning',
  demands: 'Callers have 2 seconds or more from one digit to the next.',
  source: 'Genesys, timeout behaviour; FusionPBX (2 s)',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ gathers, state: { entry } }) =>
      (entry?.max ?? entry?.min ?? 1) > 1 && gathers.some(({ timeout = 5 }) => timeout < SHORTEST)
        ? [
            `gives callers less than ${SHORTEST} seconds for the next digit: raise its gather's timeout.`,
          ]
        : [],
    ),
};
