import { OUTCOMES } from './event.ts';
import type { Fault } from './fault.ts';
import { NO_TRIES } from './machine.ts';
import { tableOf, type Call, type State } from './state.ts';
import { verbFaults } from './verb-faults.ts';

/** A key or a row of keys, as a table's input. */
const KEYS = /^[0-9*#]+$/;

/** What a table may name beside keys. */
const INPUTS: ReadonlySet<string> = new Set([...OUTCOMES, 'entered', 'noInput', 'otherwise']);

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
    zone: undefined,
  })),
);

/** Finds what would break a call in one state; each message reads on from the state's name. */
export function stateFaults(name: string, state: State): Fault[] {
  const faults = exitFaults(state);
  if (!/^[A-Za-z][\w-]*$/.test(name)) {
    const message =
      'has a name that can\'t be used: begin with a letter and use letters, digits, "-" and "_".';
    faults.push({ path: [], message });
  }
  try {
    sampledTargets(state);
    const { enter } = state;
    const plays = typeof enter === 'function' ? SAMPLES.map(enter) : [enter];
    faults.push(...verbFaults(plays, state).map((message) => ({ path: ['enter'], message })));
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

function exitFaults({ exit, tries }: State): Fault[] {
  const faults: Fault[] = [];
  const table = tableOf(exit);
  if (table && table.otherwise === undefined) {
    const message =
      'has no "otherwise", so a caller who is silent or presses another key is lost: add one.';
    faults.push({ path: ['exit'], message });
  }
  for (const input of Object.keys(table ?? {})) {
    if (KEYS.test(input) || INPUTS.has(input)) continue;
    const outcomes = OUTCOMES.join(', ');
    const message = `has an exit on "${input}", which is neither a key nor an outcome (${outcomes}).`;
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
  if (tries && !(Number.isInteger(tries.limit) && tries.limit > 0)) {
    const message = `has ${tries.limit} as the limit of its tries: use a whole number from 1.`;
    faults.push({ path: ['tries', 'limit'], message });
  }
  return faults;
}
