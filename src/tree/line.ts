import { assign, setup } from 'xstate';
import type { CompiledSchedule } from '../schedule/compile.ts';
import type { Verb } from '../twiml/verb.ts';
import type { Fill } from './comparison.ts';
import { holds, isFixed, type Condition } from './condition.ts';
import { isEntry, type Entry } from './entry.ts';
import type { CallEvent } from './event.ts';
import { heard, type Phrasebook } from './speech.ts';
import type { Call, Limits, Tries, Vars } from './state.ts';
import { asked, isKey, learning } from './trace.ts';

/** The state of a line before anyone answers: every call begins, resumes and is rescued from here. */
export const RINGING = '(ringing)';

/** The state of a call that has been thanked and ended. */
export const GOODBYE = '(goodbye)';

/** Lead on to where the caller was asked last, and to one level above. */
export const REPEATING = '(repeat)';
export const GOING_BACK = '(back)';

/** What a call remembers beside its state. */
export interface Memory {
  readonly tries: Tries;
  readonly vars: Vars;
  /** The name of the language in which it is held. */
  readonly language: string;
  /** The states that asked the caller, on the way to where they are; where they are is the last. */
  readonly trail: readonly string[];
}

/** What actions and guards are told. */
export interface Moment {
  readonly context: Memory;
  readonly event: CallEvent;
}

/** What a call learns, by name; undefined is what it can't keep. */
export type Learnt = Readonly<Record<string, string | undefined>>;

/** One state's verbs, in the order in which the caller passes the states. */
export interface Played {
  readonly state: string;
  readonly verbs: readonly Verb[];
}

export const NO_TRIES: Tries = { noInput: 0, noMatch: 0 };

/** How many levels a caller can go back; their names have to fit the call's cookie. */
export const LONGEST_TRAIL = 8;

export type Line = ReturnType<typeof lineOf>;

/** What a statechart of calls can do and ask, by the schedules of its tree and its texts. */
export function lineOf(
  calendars: ReadonlyMap<string, CompiledSchedule>,
  filling: (call: Call) => Fill,
) {
  return setup({
    types: {
      context: {} as Memory,
      events: {} as CallEvent,
    },
    actions: {
      /** Never run: a step reads it off the transition and answers with its verbs. */
      play(_machine, _played: Played) {},
      reset: assign({ tries: NO_TRIES }),
      /** What can't be kept is forgotten, rather than taken for what it was before. */
      set: assign({
        vars: ({ context: { vars } }, learnt: Learnt) => learning(vars, learnt),
      }),
      miss: assign({
        tries: ({ context: { tries }, event }) =>
          event.type === 'noInput'
            ? { ...tries, noInput: tries.noInput + 1 }
            : { ...tries, noMatch: tries.noMatch + 1 },
      }),
      speak: assign({ language: (_, { language }: { language: string }) => language }),
      /** Silences and wrong keys are counted where they happened, and not in the next menu. */
      meet: assign({
        tries: ({ context: { tries, trail } }, { state }: { state: string }) =>
          trail.at(-1) === state ? tries : NO_TRIES,
      }),
      /** Whoever comes back to where they were is on the way there, and not further. */
      arrive: assign({
        trail: ({ context: { trail } }, { state }: { state: string }) => {
          const before = trail.indexOf(state);
          if (before === trail.length - 1 && before >= 0) return trail;
          return before < 0 ? [...trail, state].slice(-LONGEST_TRAIL) : trail.slice(0, before + 1);
        },
      }),
      goUp: assign({
        trail: ({ context: { trail } }) => (trail.length > 1 ? trail.slice(0, -1) : trail),
      }),
    },
    guards: {
      holds: (moment, { when }: { when: Condition }) => {
        const ask = ({ context, event }: Moment) => {
          const call = callOf(context, event, calendars);
          return holds(when, call, filling(call));
        };
        return isFixed(when) ? ask(moment) : asked('way', ask, moment) === true;
      },
      pressed: ({ event, context }, { key }: { key: string }) =>
        entered({ event, context }, (digits) => digits === key),
      enters: ({ event, context }, { entry }: { entry: Entry }) =>
        entered({ event, context }, (digits) => isEntry(digits, entry)),
      /** Said a phrase of the key, and the carrier is as sure of it as it has to be, or is not. */
      says: (moment, { key, books, sure, confidence }: Saying) => {
        const ask = ({ context: { language }, event }: Moment) =>
          event.type === 'speech' &&
          (event.confidence ?? 1) >= confidence === sure &&
          heard(event.speech, books.get(language) ?? []) === key;
        return moment.event.type === 'speech' && asked('way', ask, moment) === true;
      },
      speaks: (moment, { confidence }: { confidence: number }) => {
        const ask = ({ event }: Moment) =>
          event.type === 'speech' && (event.confidence ?? 1) >= confidence;
        return moment.event.type === 'speech' && asked('way', ask, moment) === true;
      },
      ended: ({ event }, { outcome }: { outcome: string }) =>
        event.type === 'outcome' && event.outcome === outcome,
      lastTry: ({ context: { tries }, event }, { limits }: { limits: Limits }) => {
        const silent = event.type === 'noInput';
        const noInput = tries.noInput + (silent ? 1 : 0);
        const noMatch = tries.noMatch + (silent ? 0 : 1);
        return (
          noInput + noMatch >= (limits.limit ?? Infinity) ||
          noInput >= (limits.noInput ?? Infinity) ||
          noMatch >= (limits.noMatch ?? Infinity)
        );
      },
      asked: ({ context: { trail } }, { state }: { state: string }) => trail.at(-1) === state,
    },
  });
}

/** A phrase of a key, as a guard asks for it. */
export interface Saying {
  readonly key: string;
  readonly books: ReadonlyMap<string, Phrasebook>;
  readonly sure: boolean;
  readonly confidence: number;
}

/** Whether the caller pressed keys of which something is so. */
function entered({ event, context }: Moment, isSo: (digits: string) => boolean): boolean {
  if (event.type !== 'digits') return false;
  if (isKey(event.digits)) return isSo(event.digits);
  const ask = (moment: Moment) => moment.event.type === 'digits' && isSo(moment.event.digits);
  return asked('way', ask, { event, context }) === true;
}

/** A call as its tree's conditions, prompts and functions see it. */
export function callOf(
  { tries, vars, language, trail }: Memory,
  event: CallEvent,
  calendars: ReadonlyMap<string, CompiledSchedule>,
  state?: string,
): Call {
  const again = state !== undefined && trail.includes(state);
  return { event, tries, vars, calendars, language, again };
}
