import { OUTCOMES } from './event.ts';
import type { Fault } from './fault.ts';
import { suggestion } from '../nearest.ts';
import type { Definition } from './definition.ts';
import { partsByLanguage } from './enter.ts';
import { NO_TRIES } from './line.ts';
import { BACK, REPEAT, tableOf, type Call, type Limits, type State } from './state.ts';
import { verbFaults } from './verb-faults.ts';

/** A key or a row of keys, as a table's input. */
const KEYS = /^[0-9*#]+$/;

/** What a table may name beside keys. */
const INPUTS: ReadonlySet<string> = new Set([
  ...OUTCOMES,
  'entered',
  'spoken',
  'found',
  'noInput',
  'otherwise',
]);

/** What a state's function is tried with at boot, so that it throws there and not in a call. */
const SAMPLES: readonly Call[] = (
  [
    { type: 'ring' },
    { type: 'noInput' },
    { type: 'resume' },
    { type: 'speech', speech: 'hello' },
    ...[...'0123456789*#', '42'].map((digits) => ({ type: 'digits', digits }) as const),
    ...OUTCOMES.map((outcome) => ({ type: 'outcome', outcome }) as const),
  ] as const
).flatMap((happened) =>
  [NO_TRIES, { noInput: 1, noMatch: 0 }, { noInput: 0, noMatch: 2 }].map((tries) => ({
    event: {
      ...happened,
      from: '+14155550123',
      to: '+14155550100',
      now: new Date(0),
      details: {},
      switches: new Set(),
    },
    tries,
    vars: {},
    calendars: new Map(),
    language: 'en-US',
    again: false,
  })),
);

/** Finds what would break a call in one state; each message reads on from the state's name. */
export function stateFaults(name: string, state: State, tree: Definition): Fault[] {
  const faults = exitFaults(state);
  if (name === BACK || name === REPEAT) {
    const message = 'has a name that means something else in an exit: call it otherwise.';
    faults.push({ path: [], message });
  }
  if (!/^[A-Za-z][\w-]*$/.test(name)) {
    const message =
      'has a name that can\'t be used: begin with a letter and use letters, digits, "-" and "_".';
    faults.push({ path: [], message });
  }
  try {
    sampledTargets(state);
    const { enter } = state;
    const plays =
      typeof enter === 'function'
        ? SAMPLES.map(enter)
        : partsByLanguage(enter, state, tree).map(([, parts]) => parts);
    const found = new Set(verbFaults(plays, state));
    faults.push(...[...found].map((message) => ({ path: ['enter'], message })));
  } catch (error) {
    const message = `fails: ${error instanceof Error ? error.message : String(error)}.`;
    faults.push({ path: [], message });
  }
  return faults;
}

/** Where a state's function was seen to lead. */
export function sampledTargets({ exit }: State): string[] {
  if (typeof exit !== 'function') return [];
  return [...new Set(SAMPLES.map(exit))].filter((target) => target !== null);
}

function exitFaults({ exit, tries, tree }: State): Fault[] {
  const faults: Fault[] = [];
  const table = tableOf(exit);
  if (table && table.otherwise === undefined) {
    const message =
      'has no "otherwise", so a caller who is silent or presses another key is lost: add one.';
    faults.push({ path: ['exit'], message });
  }
  for (const input of Object.keys(table ?? {})) {
    if (tree !== undefined || KEYS.test(input) || INPUTS.has(input)) continue;
    const message = `has an exit on "${input}", which is neither a key nor an outcome: ${suggestion(input, [...INPUTS])}`;
    faults.push({ path: ['exit', input], message });
  }
  if (Array.isArray(exit) && exit.findIndex(({ when }) => !when) !== exit.length - 1) {
    const message =
      'may lead nowhere: let the last of its ways, and only the last, be without "when".';
    faults.push({ path: ['exit'], message });
  }
  if (tries && !table) {
    const message = 'counts tries, which only a state with a table of exits can.';
    faults.push({ path: ['tries'], message });
  }
  return [...faults, ...(tries ? limitFaults(tries) : [])];
}

/** What is wrong with when to give up asking; each message reads on from who asks. */
export function limitFaults({ limit, noInput, noMatch }: Limits): Fault[] {
  const counts = Object.entries({ limit, noInput, noMatch });
  if (counts.every(([, count]) => count === undefined)) {
    const message = 'counts tries without a limit: set limit, noInput or noMatch.';
    return [{ path: ['tries'], message }];
  }
  return counts
    .filter(([, count]) => count !== undefined && !(Number.isInteger(count) && count > 0))
    .map(([key, count]) => ({
      path: ['tries', key],
      message: `has ${count} as the ${key} of its tries: use a whole number from 1.`,
    }));
}
