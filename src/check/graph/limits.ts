import { ownStates } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

const MOST = 6;

export const limits: Rule = {
  id: 'G10',
  severity: 'warning',
  demands: `Silences and wrong keys together are counted to ${MOST} at most.`,
  source: 'FusionPBX issue 515 (callers stayed for more than 25 tries)',
  check: (subject) =>
    ownStates(subject).flatMap(([name, { tries }]) => {
      if (!tries) return [];
      const { limit = Infinity, noInput = Infinity, noMatch = Infinity } = tries;
      const most = Math.min(limit, noInput + noMatch - 1);
      if (most <= MOST || most === Infinity) return [];
      const message = `"${name}" asks up to ${most} times before anybody takes the caller: set "limit" to 3, or ${MOST} at most.`;
      return [{ path: placeOf(name, 'tries'), message, state: name }];
    }),
};
