import { TIMEOUT } from '../../tasks/task.ts';
import type { State } from '../../tree/state.ts';
import { heardIn, isWritten } from '../keys/prompt.ts';
import type { Rule } from '../rule.ts';
import { ownStates } from '../own.ts';
import { remarkOn } from '../keys/said.ts';

/** Seconds of silence after which callers think that nobody is there. */
const SILENCE = 3;

export const filler: Rule = {
  id: 'P13',
  severity: 'warning',
  demands: `Callers hear something while they wait for more than ${SILENCE} seconds.`,
  source: 'Avaya, prompt design (2 to 3 s); IVRs World (3 s)',
  check: (subject) =>
    ownStates(subject).flatMap(([name, state]) => {
      const silent = heardIn(subject, name).every(({ texts }) =>
        texts.every(({ text, audio }) => text === '' && audio === undefined),
      );
      if (longestOf(state) <= SILENCE || !isWritten(state) || !silent) return [];
      const message = `may take ${longestOf(state)} seconds, in which callers hear nothing: say "One moment." on enter.`;
      return [remarkOn(name, { message, path: ['task'] })];
    }),
};

/** Seconds that a task takes at most; what is asked of our own records is there at once. */
function longestOf({ task }: State): number {
  if (!task) return 0;
  if ('http' in task) return task.http.timeout ?? TIMEOUT;
  return 'text' in task ? TIMEOUT : 0;
}
