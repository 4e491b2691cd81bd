import { assign, setup } from 'xstate';
import type { Verb } from '../twiml/verb.ts';
import { holds, type Condition } from './condition.ts';
import { allVerbs, isConstant, verbsOf } from './enter.ts';
import { isEntry, type Entry } from './entry.ts';
import type { CallEvent } from './event.ts';
import type { Definition } from './definition.ts';
import { templatesOf, worded, type Wording } from './wording.ts';
import { passes, type Call, type State, type Table, type Tries, type Way } from './state.ts';

/** The state of a line before anyone answers: every call begins, resumes and is rescued from here. */
export const RINGING = '(ringing)';

/** The state of a call that has been thanked and ended. */
export const GOODBYE = '(goodbye)';

/** One state's verbs, in the order in which the caller passes the states. */
export interface Played {
  readonly state: string;
  readonly verbs: readonly Verb[];
}

export type Machine = ReturnType<typeof machineOf>;

export const NO_TRIES: Tries = { noInput: 0, noMatch: 0 };

const line = setup({
  types: {
    context: {} as Omit<Call, 'event'>,
    events: {} as CallEvent,
  },
  actions: {
    /** Never run: a step reads it off the transition and answers with its verbs. */
    play(_machine, _played: Played) {},
    reset: assign({ tries: NO_TRIES }),
    keep: assign({
      vars: ({ context: { vars }, event }, { as }: { as: string }) =>
        event.type === 'digits' ? { ...vars, [as]: event.digits } : vars,
    }),
    /** Forgets what the task found out when it was done before, and remembers what it did now. */
    learn: assign({
      vars: ({ context: { vars }, event }, { names }: { names: readonly string[] }) => {
        const others = Object.entries(vars).filter(([name]) => !names.includes(name));
        const values = event.type === 'outcome' ? event.values : undefined;
        return { ...Object.fromEntries(others), ...values };
      },
    }),
    miss: assign({
      tries: ({ context: { tries }, event }) =>
        event.type === 'noInput'
          ? { ...tries, noInput: tries.noInput + 1 }
          : { ...tries, noMatch: tries.noMatch + 1 },
    }),
  },
  guards: {
    holds: ({ context, event }, { when }: { when: Condition }) =>
      holds(when, { ...context, event }),
    pressed: ({ event }, { key }: { key: string }) =>
      event.type === 'digits' && event.digits === key,
    enters: ({ event }, { entry }: { entry: Entry }) =>
      event.type === 'digits' && isEntry(event.digits, entry),
    ended: ({ event }, { outcome }: { outcome: string }) =>
      event.type === 'outcome' && event.outcome === outcome,
    lastTry: ({ context: { tries } }, { limit }: { limit: number }) =>
      tries.noInput + tries.noMatch + 1 >= limit,
  },
});

/** A phone tree is flat: no state holds others. */
type StateConfig = Omit<Parameters<typeof line.createStateConfig>[0], 'states'>;

/**
 * The statechart of a phone tree. It is pure: its only action is `play`, its clock is Twilio's
 * time-outs, and what time it is comes in with the event.
 */
export function machineOf({ initial, lastExit, goodbye, states }: Definition, wording: Wording) {
  const names = Object.keys(states);
  const configs: Record<string, StateConfig> = {
    [RINGING]: { on: { ring: initial, ...(lastExit && { rescue: lastExit }) } },
    [GOODBYE]: {
      type: 'final',
      entry: { type: 'play', params: { state: GOODBYE, verbs: goodbye ?? [] } },
    },
  };
  for (const [name, state] of Object.entries(states))
    configs[name] = stateConfig(name, state, names, wording);
  return line.createMachine({
    initial: RINGING,
    context: {
      tries: NO_TRIES,
      vars: {},
      calendars: new Map(),
      language: 'en-US',
      zone: undefined,
    },
    states: configs,
    // Boot refuses endless passing loops; this bounds what it can't see, rather than hang the process.
    options: { maxIterations: 100 },
  });
}

function stateConfig(
  name: string,
  state: State,
  names: readonly string[],
  wording: Wording,
): StateConfig {
  const { enter, exit } = state;
  const templated = typeof enter !== 'function' && templatesOf(allVerbs(enter)).length > 0;
  const constant = isConstant(enter) && !templated;
  const entry: StateConfig['entry'] = constant
    ? { type: 'play', params: { state: name, verbs: enter } }
    : {
        type: 'play',
        params: ({ context, event }) => {
          const call = { ...context, event };
          const verbs = verbsOf(enter, call);
          return { state: name, verbs: templated ? worded(verbs, wording, call) : verbs };
        },
      };
  if (exit === null) return { type: 'final', entry };
  if (passes(exit)) return { entry, always: typeof exit === 'string' ? exit : exit.map(wayOn) };
  const on = typeof exit === 'function' ? chosenBy(exit, names) : listedIn(exit, state);
  return { entry, on: { ...on, resume: to(name) } };
}

function wayOn({ when, to: target }: Way) {
  return when ? { target, guard: { type: 'holds', params: { when } } as const } : { target };
}

/** A transition that enters its target anew, even where the caller already is. */
function to(target: string | null) {
  return { target: target ?? GOODBYE, reenter: true };
}

function listedIn(table: Table, { tries, entry, task }: State): StateConfig['on'] {
  const { otherwise, noInput = otherwise, entered, ...inputs } = table;
  const miss = (target: string | null) =>
    tries
      ? [
          {
            ...to(tries.exit),
            guard: { type: 'lastTry', params: { limit: tries.limit } } as const,
            actions: 'reset' as const,
          },
          { ...to(target), actions: 'miss' as const },
        ]
      : [to(target)];
  const listed = Object.entries(inputs);
  const learning = task && {
    actions: { type: 'learn', params: { names: Object.keys(task.keep ?? {}) } } as const,
  };
  return {
    digits: [
      ...listed.map(([key, target]) => ({
        ...to(target),
        guard: { type: 'pressed', params: { key } } as const,
        actions: 'reset' as const,
      })),
      ...(entry && entered !== undefined ? [taken(entry, entered)] : []),
      ...miss(otherwise),
    ],
    speech: miss(otherwise),
    noInput: miss(noInput),
    outcome: [
      ...listed.map(([outcome, target]) => ({
        ...to(target),
        guard: { type: 'ended', params: { outcome } } as const,
        ...learning,
      })),
      to(otherwise),
    ],
  };
}

/** The transition of an entry that is as it has to be. */
function taken(entry: Entry, target: string | null) {
  const { as } = entry;
  return {
    ...to(target),
    guard: { type: 'enters', params: { entry } } as const,
    actions:
      as === undefined
        ? (['reset'] as const)
        : (['reset', { type: 'keep', params: { as } }] as const),
  };
}

function chosenBy(
  exit: Extract<State['exit'], (...args: never[]) => unknown>,
  names: readonly string[],
): StateConfig['on'] {
  const transitions = [...names, null].map((target) => ({
    ...to(target),
    guard: ({ context, event }: { context: Omit<Call, 'event'>; event: CallEvent }) =>
      exit({ ...context, event }) === target,
  }));
  return { digits: transitions, speech: transitions, noInput: transitions, outcome: transitions };
}
