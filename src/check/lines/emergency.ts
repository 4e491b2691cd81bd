import { numbersIn } from '../../tree/transfer.ts';
import { tableOf } from '../../tree/state.ts';
import { ownStates, verbsOf } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/** Numbers of emergency services: North America, Europe, Britain, Australia, Germany's police, Japan. */
const EMERGENCY: ReadonlySet<string> = new Set(['911', '112', '999', '000', '110', '119']);

const ADVICE = /\b(?:911|112|999|9-1-1|1-1-2)\b/;

export const emergencyFirst: Rule = {
  id: 'L03',
  severity: 'warning',
  demands: 'Where callers are told whom to call in an emergency, that is the first they hear.',
  source: 'Microsoft, IVR experience; PerfectServe, after-hours greetings',
  check: ({ spoken, graph, tree }) => {
    const first = graph.reached.find((name) => spoken.some(({ state }) => state === name));
    const early = spoken.filter(({ state }) => state === first).slice(0, 1);
    const advice = spoken.filter(({ text }) => ADVICE.test(text));
    if (advice.length === 0 || early.some(({ text }) => ADVICE.test(text))) return [];
    return advice.slice(0, 1).map(({ state, path }) => ({
      path,
      message: `State "${state}" tells of the emergency number late: say it in the first sentence of "${first ?? ''}".`,
      ...(state in tree.states && { state }),
    }));
  },
};

export const emergencyNumber: Rule = {
  id: 'L04',
  severity: 'error',
  demands: 'No key is an emergency number, and none is rung.',
  source: 'Twilio, emergency calling: emergency numbers are for registered addresses only',
  check: (subject) =>
    ownStates(subject).flatMap(([name, state]) => {
      const written = tableOf(subject.definition.states[name]?.exit ?? null) ?? {};
      const keys = Object.keys(written).filter((key) => EMERGENCY.has(key));
      return [
        ...keys.map((key) => ({
          path: placeOf(name, 'exit', key),
          message: `State "${name}" takes ${key} for itself, the number of an emergency service: choose another.`,
        })),
        ...verbsOf(state).flatMap(({ verb, path }) =>
          numbersIn([verb])
            .filter((number) => EMERGENCY.has(number.replaceAll(/\D/g, '')))
            .map((number) => ({
              path: placeOf(name, ...path),
              message: `State "${name}" rings ${number}: tell callers to hang up and call it themselves.`,
              state: name,
            })),
        ),
      ];
    }),
};
