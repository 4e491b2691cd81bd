import { tableOf } from '../../tree/state.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

const MOST_STATES = 150;
const MOST_EXITS = 12;

export const size: Rule = {
  id: 'G19',
  severity: 'warning',
  demands: `A tree has ${MOST_STATES} states at most, and a state ${MOST_EXITS} exits.`,
  source: 'Twilio Studio FAQ (split with sub-flows); Amazon Connect, best practices for flows',
  check: ({ definition }) => {
    const states = Object.entries(definition.states);
    const message = `The tree has ${states.length} states: split it into several that use each other.`;
    return [
      ...(states.length > MOST_STATES ? [{ path: ['states'], message }] : []),
      ...states.flatMap(([name, { exit }]) => {
        const { length } = Array.isArray(exit) ? exit : Object.keys(tableOf(exit) ?? {});
        // `otherwise` has to be there.
        if (length <= MOST_EXITS + 1) return [];
        const many = `"${name}" has ${length} exits: split it, or look the choice up in a table.`;
        return [{ path: placeOf(name, 'exit'), message: many }];
      }),
    ];
  },
};
