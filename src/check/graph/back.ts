import { BACK, tableOf } from '../../tree/state.ts';
import { ownStates } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

export const deadBack: Rule = {
  id: 'G24',
  severity: 'warning',
  demands: 'A key for going back leads somewhere else.',
  source: 'ISO/IEC 13714 (as summarised): one level up',
  check: (subject) =>
    ownStates(subject).flatMap(([name]) => {
      const written = tableOf(subject.definition.states[name]?.exit ?? null) ?? {};
      return Object.entries(written).flatMap(([input, target]) => {
        if (target !== BACK || !/^[0-9*#]$/.test(input)) return [];
        const ways = subject.graph.from(name).filter((edge) => edge.input === input);
        if (ways.some(({ to }) => to !== name)) return [];
        const message = `Nobody is asked anything before "${name}", so ${input} leads nowhere else: take it out, or lead to a state.`;
        return [{ path: placeOf(name, 'exit', input), message, state: name, input }];
      });
    }),
};
