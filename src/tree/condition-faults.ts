import { suggestion } from '../nearest.ts';
import { patternOf } from './comparison.ts';
import { partsOf, type Condition } from './condition.ts';
import { conditionsOf } from './conditions.ts';
import { CALL_DETAILS, EVENTS } from './event.ts';
import type { Fault } from './fault.ts';
import { namesOf } from './language.ts';
import type { Definition } from './definition.ts';
import type { State } from './state.ts';

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
    ...patternFaults(condition).map(({ under, message }) => ({
      path: [...path, ...under],
      message,
    })),
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

/** Characters of the longest regular expression. */
const LONGEST_PATTERN = 200;

/** Regular expressions that are none, or can't be had without going back in the text. */
function patternFaults({
  vars = {},
  call = {},
}: Condition): { under: string[]; message: string }[] {
  return Object.entries({ vars, call }).flatMap(([of, values]) =>
    Object.entries(values).flatMap(([name, is]) => {
      const matches = typeof is === 'string' ? undefined : is.matches;
      const wrong = matches === undefined ? undefined : wrongIn(matches);
      if (wrong === undefined) return [];
      const message = `asks whether "${name}" matches "${matches}", which can't be read: ${wrong}.`;
      return [{ under: [of, name, 'matches'], message }];
    }),
  );
}

function wrongIn(pattern: string): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return `write ${LONGEST_PATTERN} characters at most`;
  try {
    patternOf(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
