import { ownStates } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/** Ends that come to the same for a caller: nobody is there. */
const ALIKE = [
  ['busy', 'no-answer', 'failed'],
  ['queue-full', 'system-error', 'error'],
];

export const oddEnd: Rule = {
  id: 'G25',
  severity: 'hint',
  demands: 'Of the ways in which a transfer or a queue fails, none alone leads elsewhere.',
  source: 'Own: the odd one out is often the one that was forgotten',
  check: (subject) =>
    ownStates(subject).flatMap(([state, each]) => {
      if (each.exit === null) return [];
      const ways = subject.graph.from(state);
      return ALIKE.flatMap((ends) => {
        const led = ends.flatMap((input) => ways.filter((way) => way.input === input).slice(0, 1));
        const odd = led.find(({ to }) => led.filter((way) => way.to === to).length === 1);
        const usual = led.find((way) => way.to !== odd?.to);
        if (!odd || !usual || led.length < 3) return [];
        const message = `"${state}" leads on to "${odd.to}" when it ends as ${odd.input}, and to "${usual.to}" otherwise: check that this is meant.`;
        return [{ path: placeOf(state, 'exit'), message, state, input: odd.input }];
      });
    }),
};
