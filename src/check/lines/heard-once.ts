import { keptBy } from '../../tree/variables.ts';
import { heardIn } from '../keys/prompt.ts';
import { remarkOn } from '../keys/said.ts';
import { isAsking } from '../keys/ahead.ts';
import { ownStates } from '../own.ts';
import type { Rule } from '../rule.ts';
import { outputsIn } from '../wording/output.ts';

export const heardOnce: Rule = {
  id: 'X04',
  severity: 'hint',
  demands: 'A number that callers are to keep can be heard again, or comes as a text message.',
  source: 'W3C COGA: nothing has to be remembered',
  check: (subject) => {
    const states = Object.values(subject.tree.states);
    // What callers entered, or are called from, they know.
    const given = new Set(
      states.flatMap((state) =>
        keptBy(state).flatMap(({ name, path }) =>
          path[0] === 'task' || path[0] === 'find' ? [`vars.${name}`] : [],
        ),
      ),
    );
    const sent = states.map(({ task }) => JSON.stringify(task ?? '')).join('\n');
    return ownStates(subject).flatMap(([name]) => {
      if (isAsking(subject.tree, name)) return [];
      const told = heardIn(subject, name).flatMap(({ texts }) =>
        texts.flatMap((spoken) =>
          outputsIn(spoken.text)
            .filter((output) => output.filters.includes('digits') && given.has(output.name))
            .map((output) => ({ spoken, output })),
        ),
      );
      const once = told.find(({ output }) => !sent.includes(output.name));
      if (!once) return [];
      const message = `says {{ ${once.output.name} }} once: ask on, with a key that repeats it.`;
      return [remarkOn(name, { message, spoken: once.spoken })];
    });
  },
};
