import { promptFaults } from '../prompt/prompt-faults.ts';
import { allVerbs } from './enter.ts';
import { LONGEST_ENTRY, type Entry } from './entry.ts';
import { CALL_DETAILS } from './event.ts';
import type { Fault } from './fault.ts';
import type { Definition } from './phone-tree.ts';
import { tableOf, type State } from './state.ts';
import { templatesOf } from './wording.ts';

/** How many entries a call can remember: its cookie has to hold them all. */
const MOST_VARS = 12;

/** What is wrong with a state's texts and with what it lets callers enter. */
export function wordingFaults(state: State, { states }: Definition): Fault[] {
  const entries = Object.values(states).flatMap(({ entry }) =>
    entry?.as === undefined ? [] : [entry],
  );
  const spoken = entries.filter(({ sensitive }) => !sensitive).map(({ as = '' }) => as);
  const texts = typeof state.enter === 'function' ? [] : templatesOf(allVerbs(state.enter));
  const known = { call: ['from', 'to', ...CALL_DETAILS], vars: spoken };
  return [
    ...texts.flatMap((text) =>
      promptFaults(text, known).map(({ message }) => ({
        path: ['enter'],
        message: `can't say "${text}": ${message}`,
      })),
    ),
    ...(state.entry
      ? entryFaults(state.entry, state, new Set(entries.map(({ as }) => as)).size)
      : []),
  ];
}

function entryFaults(entry: Entry, { exit }: State, kept: number): Fault[] {
  const faults: Fault[] = [];
  const add = (key: string, message: string) => faults.push({ path: ['entry', key], message });
  const { min = 1, max = min, pattern, as } = entry;
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
  if (as !== undefined && !/^[A-Za-z]\w{0,29}$/.test(as)) {
    add('as', `keeps "${as}": use a name of letters, digits and "_", 30 at most.`);
  }
  if (as !== undefined && kept > MOST_VARS) {
    add('as', `keeps "${as}", one of ${kept} entries: a call's cookie holds ${MOST_VARS}.`);
  }
  if (tableOf(exit)?.['entered'] === undefined) {
    faults.push({
      path: ['entry'],
      message: 'takes an entry that leads nowhere: add "entered" to its exits.',
    });
  }
  return faults;
}
