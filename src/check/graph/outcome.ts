import { GOODBYE } from '../../tree/line.ts';
import { ownStates, verbsOf } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

export const failedTask: Rule = {
  id: 'G13',
  severity: 'warning',
  demands: 'Whatever a task comes to, the call goes on.',
  source: 'Amazon Connect, best practices for flows (handle all error branches)',
  check: (subject) =>
    ownStates(subject).flatMap(([state, { task }]) => {
      const lost = subject.graph
        .from(state)
        .some(({ input, to }) => input === 'failed' && to === GOODBYE);
      if (!task || !lost) return [];
      const message = `When the task of "${state}" fails, the caller is let go: add an exit on "failed".`;
      return [{ path: placeOf(state, 'exit'), message, state, input: 'failed' }];
    }),
};

/** Who cancels has gone already. */
const UNHAPPY = ['busy', 'no-answer', 'failed'];

export const unansweredTransfer: Rule = {
  id: 'G14',
  severity: 'warning',
  demands: 'A transfer that nobody takes leads on, whether it is busy, not answered or fails.',
  source: 'Twilio, <Dial> action and DialCallStatus',
  check: (subject) =>
    ownStates(subject).flatMap(([state, each]) => {
      if (!verbsOf(each).some(({ verb }) => verb.kind === 'dial')) return [];
      const edges = subject.graph.from(state);
      const lost = UNHAPPY.filter((outcome) => {
        const ways = edges.filter(({ input }) => input === outcome);
        return ways.every(({ to }) => to === GOODBYE);
      });
      const [input] = lost;
      if (input === undefined) return [];
      const message = `When the transfer of "${state}" ends as ${lost.join(', ')}, the call ends: lead on to a message or another person.`;
      return [
        { path: placeOf(state, 'exit'), message, state, ...(each.exit !== null && { input }) },
      ];
    }),
};
