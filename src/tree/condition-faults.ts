import { suggestion } from '../nearest.ts';
import { partsOf } from './condition.ts';
import { conditionsOf } from './conditions.ts';
import { CALL_DETAILS, OUTCOMES } from './event.ts';
import type { Fault } from './fault.ts';
import { namesOf } from './language.ts';
import type { Definition } from './definition.ts';
import type { State } from './state.ts';

/** What a condition may say led here. */
const EVENTS: readonly string[] = [
  'ring',
  'digits',
  'speech',
  'noInput',
  'resume',
  'rescue',
  ...OUTCOMES,
];

/** What a condition may ask of a call. */
const DETAILS = ['from', 'to', ...CALL_DETAILS];

/** What the conditions of a state name that is not there; each message reads on from the state's name. */
export function conditionFaults(state: State, tree: Definition, vars: readonly string[]): Fault[] {
  const known = {
    event: EVENTS,
    open: Object.keys(tree.schedules ?? {}),
    holiday: Object.keys(tree.schedules ?? {}),
    on: tree.switches ?? [],
    language: namesOf(tree),
  };
  const written = conditionsOf(state).flatMap(({ when, path }) => partsOf(when, path));
  return written.flatMap(({ path, condition }) => [
    ...Object.keys(condition.vars ?? {}).flatMap((name) => {
      if (vars.includes(name)) return [];
      const message = `asks for "vars.${name}", which is never set: ${suggestion(name, vars)}`;
      return [{ path: [...path, 'vars', name], message }];
    }),
    ...Object.keys(condition.call ?? {}).flatMap((name) => {
      if (DETAILS.includes(name)) return [];
      const message = `asks for "call.${name}", which no carrier tells: ${suggestion(name, DETAILS)}`;
      return [{ path: [...path, 'call', name], message }];
    }),
    ...Object.entries(known).flatMap(([key, names]) => {
      const name = condition[key as keyof typeof known];
      if (name === undefined || names.includes(name)) return [];
      const advice = suggestion(name, names);
      return [
        { path: [...path, key], message: `asks for "${name}", which is not known: ${advice}` },
      ];
    }),
  ]);
}
