import { promptFaults } from '../prompt/prompt-faults.ts';
import type { Known } from '../tasks/task-faults.ts';
import { allVerbs } from './enter.ts';
import { LONGEST_ENTRY, type Entry } from './entry.ts';
import { errandFaults } from './errand-faults.ts';
import { CALL_DETAILS } from './event.ts';
import type { Fault } from './fault.ts';
import type { Definition } from './definition.ts';
import { tableOf, type State } from './state.ts';
import { templatesOf } from './wording.ts';

/** How many variables a call can remember: its cookie has to hold them all. */
const MOST_VARS = 12;

/** What is wrong with a state's texts, with what it lets callers enter and with its task. */
export function wordingFaults(state: State, { states }: Definition, server?: Known): Fault[] {
  const kept = Object.values(states).flatMap(keptBy);
  const sensitive = kept.filter((each) => each.sensitive).map(({ name }) => name);
  const spoken = kept.filter((each) => !each.sensitive).map(({ name }) => name);
  const texts = typeof state.enter === 'function' ? [] : templatesOf(allVerbs(state.enter));
  const variables = { call: ['from', 'to', ...CALL_DETAILS], vars: spoken };
  return [
    ...texts.flatMap((text) =>
      promptFaults(text, variables).map(({ message }) => ({
        path: ['enter'],
        message: `can't say "${text}": ${message}`,
      })),
    ),
    ...keptFaults(state, new Set(kept.map(({ name }) => name)).size),
    ...(state.entry && !state.task ? entryFaults(state.entry, state) : []),
    ...errandFaults(state, { variables, sensitive, server }),
  ];
}

/** A variable that a state sets, and where it says so. */
interface Kept {
  readonly name: string;
  readonly path: readonly string[];
  readonly sensitive: boolean;
}

function keptBy({ entry, task }: State): Kept[] {
  const learnt = Object.keys(task?.keep ?? {}).map((name) => ({
    name,
    path: ['task', 'keep', name],
    sensitive: false,
  }));
  if (entry?.as === undefined) return learnt;
  return [
    { name: entry.as, path: ['entry', 'as'], sensitive: entry.sensitive === true },
    ...learnt,
  ];
}

function keptFaults(state: State, count: number): Fault[] {
  return keptBy(state).flatMap(({ name, path }) => {
    const faults: Fault[] = [];
    if (!/^[A-Za-z]\w{0,29}$/.test(name)) {
      const message = `keeps "${name}": use a name of letters, digits and "_", 30 at most.`;
      faults.push({ path, message });
    }
    if (count > MOST_VARS) {
      const message = `keeps "${name}", one of ${count} variables: a call's cookie holds ${MOST_VARS}.`;
      faults.push({ path, message });
    }
    return faults;
  });
}

function entryFaults(entry: Entry, { exit }: State): Fault[] {
  const faults: Fault[] = [];
  const add = (key: string, message: string) => faults.push({ path: ['entry', key], message });
  const { min = 1, max = min, pattern } = entry;
  if (
    !Number.isInteger(min) ||
    !Number.isInteger(max) ||
    min < 1 ||
    max < min ||
    max > LONGEST_ENTRY
  ) {
    add(
      'min',
      `takes from ${min} to ${max} digits: use whole numbers, 1 to ${LONGEST_ENTRY} at most.`,
    );
  }
  if (pattern !== undefined && !/^[0-9XZN]+$/.test(pattern)) {
    add('pattern', `has the pattern "${pattern}": use digits, X (any), Z (1 to 9) and N (2 to 9).`);
  }
  if (pattern !== undefined && (pattern.length < min || pattern.length > max)) {
    add('pattern', `has a pattern of ${pattern.length} digits, but takes from ${min} to ${max}.`);
  }
  if (tableOf(exit)?.['entered'] === undefined) {
    faults.push({
      path: ['entry'],
      message: 'takes an entry that leads nowhere: add "entered" to its exits.',
    });
  }
  return faults;
}
