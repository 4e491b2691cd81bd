import { render } from '../twiml/render.ts';
import type { Element, Verb } from '../twiml/verb.ts';
import { OUTCOMES } from './event.ts';
import { NO_TRIES } from './machine.ts';
import type { Call, Exit, State } from './state.ts';

/** A key or a row of keys, as a table's input. */
const KEYS = /^[0-9*#]+$/;

/** What a table may name beside keys. */
const INPUTS: ReadonlySet<string> = new Set([...OUTCOMES, 'noInput', 'otherwise']);

/** Verbs after which nothing more of the document is played. https://www.twilio.com/docs/voice/twiml */
const LAST_VERBS: ReadonlySet<string> = new Set<Element['kind']>([
  'gather',
  'record',
  'dial',
  'enqueue',
  'connect',
  'refer',
  'pay',
  'redirect',
  'hangup',
  'reject',
  'leave',
]);

/** Verbs that request their `action` whatever the caller does. */
const RETURNING_VERBS: ReadonlySet<string> = new Set<Element['kind']>([
  'record',
  'dial',
  'enqueue',
  'connect',
  'refer',
  'pay',
  'redirect',
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
    event: { ...happened, from: '+14155550123', to: '+14155550100', now: new Date(0) },
    tries,
  })),
);

/** Finds what would break a call in one state; each fault reads on from the state's name. */
export function stateFaults(name: string, state: State): string[] {
  const faults: string[] = [];
  if (!/^[A-Za-z][\w-]*$/.test(name)) {
    faults.push(
      'has a name that can\'t be used: begin with a letter and use letters, digits, "-" and "_".',
    );
  }
  faults.push(...exitFaults(state));
  try {
    sampledTargets(state);
    const { enter, exit } = state;
    const played = typeof enter === 'function' ? SAMPLES.map(enter) : [enter];
    faults.push(
      ...new Set(played.flatMap((verbs) => [...renderFaults(verbs), ...verbFaults(verbs, exit)])),
    );
  } catch (error) {
    faults.push(`fails: ${error instanceof Error ? error.message : String(error)}.`);
  }
  return faults;
}

/** Where a state's function was seen to lead. */
export function sampledTargets({ exit }: State): string[] {
  if (typeof exit !== 'function') return [];
  return [...new Set(SAMPLES.map(exit))].filter((target) => target !== null);
}

/** What keeps verbs from becoming TwiML. */
export function renderFaults(verbs: readonly Verb[]): string[] {
  try {
    render(verbs, { base: '', action: '' });
    return [];
  } catch (error) {
    return [`can't be played: ${error instanceof Error ? error.message : String(error)}.`];
  }
}

function exitFaults({ exit, tries }: State): string[] {
  const faults: string[] = [];
  const table = typeof exit === 'object' && exit !== null ? exit : undefined;
  if (table) {
    if (table.otherwise === undefined) {
      faults.push(
        'has no "otherwise", so a caller who is silent or presses another key is lost: add one.',
      );
    }
    for (const input of Object.keys(table)) {
      if (KEYS.test(input) || INPUTS.has(input)) continue;
      faults.push(
        `has an exit on "${input}", which is neither a key nor an outcome (${OUTCOMES.join(', ')}).`,
      );
    }
  }
  if (tries && !table) faults.push('counts tries, which only a state with a table of exits can.');
  if (tries && !(Number.isInteger(tries.limit) && tries.limit > 0)) {
    faults.push(`has ${tries.limit} as the limit of its tries: use a whole number from 1.`);
  }
  return faults;
}

function verbFaults(verbs: readonly Verb[], exit: Exit): string[] {
  // What hand-written TwiML does is not known here.
  if (exit === null || verbs.some(({ kind }) => kind === 'raw')) return [];
  if (typeof exit === 'string') {
    return verbs
      .filter(({ kind }) => LAST_VERBS.has(kind))
      .map(
        ({ kind }) =>
          `passes on to "${exit}", but its <${kind}> comes first: nothing after it is heard.`,
      );
  }
  const last = verbs.find((verb) => LAST_VERBS.has(verb.kind) && !fallsThrough(verb));
  return last && (last.kind === 'gather' || RETURNING_VERBS.has(last.kind))
    ? []
    : ['drops a caller who stays silent: set actionOnEmptyResult on its gather.'];
}

/** Whether the document goes on after a verb when the caller stays silent. */
function fallsThrough(verb: Verb): boolean {
  return verb.kind === 'gather' && verb.attributes.actionOnEmptyResult !== true;
}
