import type { CompiledSchedule } from '../schedule/compile.ts';
import type { Definition } from './definition.ts';
import { asks, playingOf } from './enter.ts';
import { kept, keptSpeech, keptText } from './kept.ts';
import type { Entry } from './entry.ts';
import { namesOf } from './language.ts';
import {
  callOf,
  GOING_BACK,
  GOODBYE,
  lineOf,
  NO_TRIES,
  REPEATING,
  RINGING,
  type Learnt,
  type Line,
  type Moment,
  type Played,
} from './line.ts';
import { directoryOf, keyOf, type Directory, type Find } from './lookup.ts';
import { phrasebooks } from './speech.ts';
import { BACK, REPEAT, tableOf, type Call, type State, type Table, type Way } from './state.ts';
import { asked } from './trace.ts';
import { fillingOf, scopeOf, valueOf, type Wording } from './wording.ts';
import { isTemplate } from '../twiml/texts.ts';

export type Machine = ReturnType<typeof machineOf>;

/** A phone tree is flat: no state holds others. */
type StateConfig = Omit<Parameters<Line['createStateConfig']>[0], 'states'>;

/** What the states of one tree are compiled with. */
interface Ground {
  readonly tree: Definition;
  readonly names: readonly string[];
  readonly wording: Wording;
  readonly calendars: ReadonlyMap<string, CompiledSchedule>;
  readonly directories: ReadonlyMap<string, Directory>;
}

/**
 * The statechart of a flat phone tree. It is pure: its only action is `play`, its clock is Twilio's
 * time-outs, and what time it is comes in with the event.
 */
export function machineOf(
  tree: Definition,
  wording: Wording,
  calendars: ReadonlyMap<string, CompiledSchedule>,
) {
  const { initial, lastExit, goodbye = [], states, tables = {} } = tree;
  const ground: Ground = {
    tree,
    names: Object.keys(states),
    wording,
    calendars,
    directories: new Map(Object.entries(tables).map(([name, table]) => [name, directoryOf(table)])),
  };
  const asking = Object.entries(states)
    .filter(([, state]) => asks(state) && state.within === undefined)
    .map(([name]) => ({
      target: name,
      guard: { type: 'asked', params: { state: name } } as const,
    }));
  // Whoever was asked nothing yet is where everybody begins.
  const last = [...asking, { target: initial }];
  const thanks = playingOf(GOODBYE, { enter: goodbye, exit: null }, tree, wording);
  const configs: Record<string, StateConfig> = {
    [RINGING]: { on: { ring: initial, ...(lastExit !== undefined && { rescue: lastExit }) } },
    [GOODBYE]: { type: 'final', entry: play(thanks, ground) },
    [REPEATING]: { always: last },
    [GOING_BACK]: { entry: 'goUp', always: last },
  };
  for (const [name, state] of Object.entries(states)) {
    configs[name] = stateConfig(name, state, ground);
  }
  return lineOf(calendars, fillingOf(wording, tree)).createMachine({
    initial: RINGING,
    context: { tries: NO_TRIES, vars: {}, language: namesOf(tree)[0] ?? '', trail: [] },
    states: configs,
    // Boot refuses endless passing loops; this bounds what it can't see, rather than hang the process.
    options: { maxIterations: 100 },
  });
}

function stateConfig(name: string, state: State, ground: Ground): StateConfig {
  const { exit, find } = state;
  const entry = [
    ...settings(state, ground),
    play(playingOf(name, state, ground.tree, ground.wording), ground, name),
  ];
  if (exit === null) return { type: 'final', entry };
  if (typeof exit === 'string') return { entry, always: target(exit) };
  if (Array.isArray(exit)) return { entry, always: exit.map(wayOn) };
  const table = tableOf(exit);
  if (find && table) return { entry, always: foundOrNot(find, table, ground) };
  const on = table ? listedIn(table, state, ground) : chosenBy(exit as Chooser, ground);
  const here = { params: { state: name } };
  const arriving = [{ type: 'meet', ...here }, ...entry, { type: 'arrive', ...here }] as const;
  const arrives = asks(state) && state.within === undefined;
  return { entry: arrives ? [...arriving] : entry, on: { ...on, resume: to(name) } };
}

/** What a state does before it plays anything. */
function settings({ language, set, with: given, find }: State, ground: Ground) {
  const { tree, wording, calendars } = ground;
  const values = { ...set, ...given };
  const setting = learn(({ context, event }) => {
    const scope = scopeOf(tree, callOf(context, event, calendars));
    const filled = Object.entries(values).map(([name, text]) => [
      name,
      isTemplate(text) ? kept(valueOf(text, wording, scope)) : keptText(text),
    ]);
    return Object.fromEntries(filled) as Learnt;
  });
  const finding = learn(({ context, event }) => {
    const row = find && rowOf(find, callOf(context, event, calendars), ground);
    const cells = Object.entries(find?.keep ?? {}).map(([name, column]) => {
      const cell = row?.[column];
      return [name, cell === undefined ? undefined : keptText(cell)];
    });
    return Object.fromEntries(cells) as Learnt;
  });
  return [
    ...(language === undefined ? [] : [{ type: 'speak', params: { language } } as const]),
    ...(Object.keys(values).length > 0 ? [setting] : []),
    ...(find?.keep ? [finding] : []),
  ];
}

/** Has a call remember what it learns. */
function learn(ask: (moment: Moment) => Learnt) {
  return { type: 'set', params: (moment: Moment) => asked('set', ask, moment) } as const;
}

const NOTHING: Played = { state: '', verbs: [] };

function play(playing: ReturnType<typeof playingOf>, { calendars }: Ground, state?: string) {
  if (playing instanceof Map) {
    const spoken: ReadonlyMap<string, Played> = playing;
    const [first = NOTHING] = spoken.values();
    const params = ({ context }: Moment) => spoken.get(context.language) ?? first;
    return { type: 'play', params } as const;
  }
  if (typeof playing !== 'function') return { type: 'play', params: playing as Played } as const;
  const ask = ({ context, event }: Moment) => playing(callOf(context, event, calendars, state));
  return { type: 'play', params: (moment: Moment) => asked('play', ask, moment) } as const;
}

/** The state of the machine that a target means. */
function target(written: string | null): string {
  if (written === null) return GOODBYE;
  if (written === REPEAT) return REPEATING;
  return written === BACK ? GOING_BACK : written;
}

/** A transition that enters its target anew, even where the caller already is. */
function to(written: string | null) {
  return { target: target(written), reenter: true };
}

function wayOn({ when, to: written }: Way) {
  const way = { target: target(written) };
  return when ? { ...way, guard: { type: 'holds', params: { when } } as const } : way;
}

function foundOrNot(find: Find, { found = null, otherwise }: Table, ground: Ground) {
  const ask = ({ context, event }: Moment) =>
    rowOf(find, callOf(context, event, ground.calendars), ground) !== undefined;
  const guard = (moment: Moment) => asked('way', ask, moment) === true;
  return [{ target: target(found), guard }, { target: target(otherwise) }];
}

/** The row that a call finds, if there is one. */
function rowOf(find: Find, call: Call, { tree, wording, directories }: Ground) {
  const key = valueOf(find.by, wording, scopeOf(tree, call));
  return key === undefined ? undefined : directories.get(find.in)?.get(keyOf(key));
}

function listedIn(table: Table, state: State, { tree }: Ground): StateConfig['on'] {
  const { tries, entry, speech, task } = state;
  const { otherwise, noInput = otherwise, entered, spoken, ...inputs } = table;
  const miss = (missed: string | null) => [
    ...(tries
      ? [
          {
            ...to(tries.exit),
            guard: { type: 'lastTry', params: { limits: tries } } as const,
            actions: 'reset' as const,
          },
        ]
      : []),
    { ...to(missed), ...(tries && { actions: 'miss' as const }) },
  ];
  const listed = Object.entries(inputs);
  // Who is asked on about the same thing has not answered yet.
  const reset = (chosen: string | null) =>
    tree.states[chosen ?? '']?.within === undefined ? { actions: 'reset' as const } : {};
  const confidence = speech?.confidence ?? 0;
  const books = speech && phrasebooks(speech, Object.keys(inputs), tree);
  const saying = books
    ? listed.flatMap(([key, chosen]) => {
        const unsure = speech.unsure?.[key];
        const says = (sure: boolean, next: string | null) => ({
          ...to(next),
          guard: { type: 'says', params: { key, books, sure, confidence } } as const,
          ...reset(next),
        });
        return [says(true, chosen), ...(unsure === undefined ? [] : [says(false, unsure)])];
      })
    : [];
  const keeping =
    speech?.as !== undefined && spoken !== undefined
      ? [
          {
            ...to(spoken),
            guard: { type: 'speaks', params: { confidence } } as const,
            actions: [
              'reset',
              keep(speech.as, ({ event }) =>
                event.type === 'speech' ? keptSpeech(event.speech) : undefined,
              ),
            ] as const,
          },
        ]
      : [];
  return {
    digits: [
      ...listed.map(([key, chosen]) => ({
        ...to(chosen),
        guard: { type: 'pressed', params: { key } } as const,
        ...reset(chosen),
      })),
      ...(entry && entered !== undefined ? [taken(entry, entered)] : []),
      ...miss(otherwise),
    ],
    speech: [...saying, ...keeping, ...miss(otherwise)],
    noInput: miss(noInput),
    outcome: [
      ...listed.map(([outcome, next]) => ({
        ...to(next),
        guard: { type: 'ended', params: { outcome } } as const,
        ...(task && { actions: learnt(Object.keys(task.keep ?? {})) }),
      })),
      to(otherwise),
    ],
  };
}

function keep(as: string, value: (moment: Moment) => string | undefined) {
  return learn((moment) => ({ [as]: value(moment) }));
}

/** What a task found out is remembered, and what it did before is forgotten. */
function learnt(names: readonly string[]) {
  return learn(({ event }) => {
    const values = event.type === 'outcome' ? (event.values ?? {}) : {};
    return Object.fromEntries(names.map((name) => [name, values[name]]));
  });
}

/** The transition of an entry that is as it has to be. */
function taken(entry: Entry, next: string | null) {
  const { as, prefix = '' } = entry;
  const digits = ({ event }: Moment) =>
    event.type === 'digits' ? prefix + event.digits : undefined;
  return {
    ...to(next),
    guard: { type: 'enters', params: { entry } } as const,
    actions: as === undefined ? (['reset'] as const) : (['reset', keep(as, digits)] as const),
  };
}

type Chooser = Extract<State['exit'], (...args: never[]) => unknown>;

function chosenBy(exit: Chooser, { names, calendars }: Ground): StateConfig['on'] {
  const ask = ({ context, event }: Moment) => exit(callOf(context, event, calendars));
  const transitions = [...names, REPEAT, BACK, null].map((chosen) => ({
    ...to(chosen),
    guard: (moment: Moment) => asked('way', ask, moment) === chosen,
  }));
  return { digits: transitions, speech: transitions, noInput: transitions, outcome: transitions };
}
