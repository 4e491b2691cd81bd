import { passes } from '../../tree/state.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

const MOST = 25;

export const chain: Rule = {
  id: 'G06',
  severity: 'warning',
  demands: `No answer passes more than ${MOST} states.`,
  source: 'Twilio Studio ends a run that goes through many widgets by itself (Studio FAQ)',
  check: ({ tree, graph }) => {
    const lengths = new Map<string, number>();
    /** How many states a call has passed when it comes here; faults have told of circles. */
    const lengthTo = (name: string): number => {
      const known = lengths.get(name);
      if (known !== undefined) return known;
      lengths.set(name, 0);
      const before = graph.into(name).filter(({ from }) => isPassed(from));
      const length = Math.max(0, ...before.map(({ from }) => lengthTo(from) + 1));
      lengths.set(name, length);
      return length;
    };
    const isPassed = (name: string) => {
      const state = tree.states[name];
      return state !== undefined && passes(state);
    };
    return graph.reached
      .filter((name) => lengthTo(name) === MOST + 1)
      .map((state) => ({
        path: placeOf(state),
        message: `More than ${MOST} states are passed in one answer before "${state}": join some of them.`,
        state,
      }));
  },
};
