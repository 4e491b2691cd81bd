import { passes, tableOf } from '../../tree/state.ts';
import { ownStates } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/** How the graph names what a table names otherwise. */
const INPUTS: Readonly<Record<string, string>> = { noInput: 'silence', spoken: 'says anything' };

export const deadExit: Rule = {
  id: 'G23',
  severity: 'warning',
  demands: 'Every exit of a state can come about by what the state does.',
  source: 'The inputs and outcomes of verbs in Twilio’s documentation',
  check: (subject) =>
    ownStates(subject).flatMap(([name, state]) => {
      const table = tableOf(subject.definition.states[name]?.exit ?? null);
      const used = subject.definition.states[name]?.tree !== undefined;
      if (!table || used || (passes(state) && !state.find)) return [];
      const inputs = new Set(subject.graph.from(name).map(({ input }) => input));
      return Object.keys(table)
        .filter((input) => input !== 'otherwise' && !inputs.has(INPUTS[input] ?? input))
        .map((input) => ({
          path: placeOf(name, 'exit', input),
          message: `"${name}" leads on by "${input}", but does nothing that ends so: take the exit out, or add the verb.`,
        }));
    }),
};
