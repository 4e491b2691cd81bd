import { promptFaults } from '../prompt/prompt-faults.ts';
import type { KnownVariables } from '../prompt/scope.ts';
import { mapStrings } from '../tasks/secret.ts';
import { taskFaults } from '../tasks/task-faults.ts';
import { STATUS, WHOLE, type Errand } from './errand.ts';
import type { Fault } from './fault.ts';
import { tableOf, type State } from './state.ts';
import type { Known } from './transfer.ts';
import { isTemplate } from '../twiml/texts.ts';

/** What a state may lead on by once its task is over. */
const ENDS: readonly string[] = ['done', 'failed', 'otherwise'];

/** What is known where a task is written. */
export interface Surroundings {
  /** What its texts may name; `sensitive` only where nobody else reads it. */
  readonly variables: KnownVariables;
  readonly sensitive: readonly string[];
  /** Where it is to run; undefined where that is not known. */
  readonly server: Known | undefined;
}

/** What would break a call in a state's task; each message reads on from the state's name. */
export function errandFaults(state: State, surroundings: Surroundings): Fault[] {
  const { task } = state;
  const table = tableOf(state.exit);
  if (!task) {
    if (table?.['done'] === undefined) return [];
    return [{ path: ['exit', 'done'], message: 'has an exit on "done", but no task to be done.' }];
  }
  const doing = taskFaults(task, surroundings.server).map(({ path, message }) => ({
    path: ['task', ...path],
    message: `has a task that can't be done: ${message}`,
  }));
  return [...waitFaults(state), ...doing, ...keepFaults(task), ...textFaults(task, surroundings)];
}

/** A state with a task waits for that, and not for the caller. */
function waitFaults({ exit, tries, entry }: State): Fault[] {
  const faults: Fault[] = [];
  const table = tableOf(exit);
  const missing = ['done', 'failed'].filter((end) => table?.[end] === undefined);
  if (missing.length > 0) {
    const message = `has a task, but no exit for ${missing.join(' and ')}: lead on from both.`;
    faults.push({ path: ['exit'], message });
  }
  for (const input of Object.keys(table ?? {})) {
    if (ENDS.includes(input)) continue;
    const message = `waits for its task and not for "${input}": lead on by ${ENDS.join(', ')}.`;
    faults.push({ path: ['exit', input], message });
  }
  for (const [key, value] of Object.entries({ tries, entry })) {
    if (value === undefined) continue;
    const message = `has a task and "${key}": let a state of its own ask the caller.`;
    faults.push({ path: [key], message });
  }
  return faults;
}

function keepFaults({ keep = {} }: Errand): Fault[] {
  return Object.entries(keep).flatMap(([name, path]) => {
    if (path === WHOLE || path === STATUS || path.split('.').every((key) => key !== '')) return [];
    const message = `keeps "${name}" from "${path}": write where it stands, such as delivery.day.`;
    return [{ path: ['task', 'keep', name], message }];
  });
}

function textFaults(task: Errand, { variables, sensitive }: Surroundings): Fault[] {
  const secretly = { ...variables, vars: [...variables.vars, ...sensitive] };
  const parts: [string, object][] = Object.entries(task);
  return parts.flatMap(([kind, fields]) =>
    Object.entries(fields).flatMap(([field, data]) => {
      // All but what is sent in headers or posted is read by others.
      const known = kind !== 'http' || field === 'url' || field === 'query' ? variables : secretly;
      return templatesIn(data).flatMap((text) =>
        promptFaults(text, known).map(({ message }) => ({
          path: ['task', kind, field],
          message: `has a task that can't fill in "${text}": ${message}`,
        })),
      );
    }),
  );
}

function templatesIn(data: unknown): string[] {
  const texts: string[] = [];
  mapStrings(data, (text) => {
    if (isTemplate(text)) texts.push(text);
    return text;
  });
  return texts;
}
