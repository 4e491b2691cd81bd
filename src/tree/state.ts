import type { CompiledSchedule } from '../schedule/compile.ts';
import type { Verb } from '../twiml/verb.ts';
import type { Condition } from './condition.ts';
import type { Entry } from './entry.ts';
import type { Errand } from './errand.ts';
import type { CallEvent } from './event.ts';
import type { Find } from './lookup.ts';
import type { Speech } from './speech.ts';

/** How often in a row the caller stayed silent, or pressed a key that leads nowhere. */
export interface Tries {
  readonly noInput: number;
  readonly noMatch: number;
}

/** What a state's function may decide by. */
export interface Call {
  /** What led here. */
  readonly event: CallEvent;
  readonly tries: Tries;
  /** What the caller entered and what tasks found out so far, by the names that states keep it under. */
  readonly vars: Vars;
  /** The tree's schedules. */
  readonly calendars: ReadonlyMap<string, CompiledSchedule>;
  /** The name of the language in which the call is held. */
  readonly language: string;
  /** Whether the caller has heard this state before, on the way to where they are. */
  readonly again: boolean;
}

/** What a call remembers, by name. */
export type Vars = Readonly<Record<string, string>>;

/** Verbs that are played only when a condition holds, and others when it does not. */
export interface Branch {
  readonly when: Condition;
  readonly play: readonly (Verb | Branch)[];
  readonly otherwise?: readonly (Verb | Branch)[];
}

/** What the caller gets on entering a state. A function has to be pure: it may be asked more than once. */
export type Enter = readonly (Verb | Branch)[] | ((call: Call) => readonly Verb[]);

/** One way on: taken when its condition holds. */
export interface Way<Target extends string = string> {
  readonly when?: Condition;
  readonly to: Target | Anywhere;
}

/** To where the caller was asked last. */
export const REPEAT = 'repeat';

/** To where the caller was asked before that: one level up, along the caller's own way. */
export const BACK = 'back';

/**
 * Where each input leads: keys (`1`, `42`, `*`, `#`), `entered` for what the state's `entry` takes,
 * `spoken` for what its `speech` keeps, `noInput`, outcomes (`busy`, `recorded`, …), `done` and `failed`
 * for the state's task, `found` for what it looks up, the returns of the tree it uses, and `otherwise`
 * for all the rest, so that no caller is ever left without a way on. A target is a state, `repeat`,
 * `back`, or `null`, which thanks the caller and ends the call.
 */
export type Table<Target extends string = string> = {
  readonly [input: string | number]: Target | Anywhere | null;
  readonly otherwise: Target | Anywhere | null;
};

/** Where keys lead from everywhere. */
export type Everywhere<Target extends string = string> = {
  readonly [key: string | number]: Target | Anywhere | null;
};

/** Targets that depend on where the caller has been. */
export type Anywhere = typeof REPEAT | typeof BACK;

/**
 * Where the caller goes from a state:
 * - `null`: nowhere, the caller has been handed over (a *terminal* state);
 * - a state's name: on at once, in the same answer (a *passing* state);
 * - a list of ways: on at once, by the first whose condition holds; the last has none;
 * - a table or a function: wherever the caller's input, or the end of the state's task, leads (a
 *   *waiting* state); where the state looks something up or uses another tree, on by what came of it.
 */
export type Exit<Target extends string = string> =
  | null
  | Target
  | Anywhere
  | readonly Way<Target>[]
  | Table<Target>
  | ((call: Call) => Target | Anywhere | null);

/** Whether a state goes on by itself. */
export function passes({ exit, find }: Pick<State, 'exit' | 'find'>): boolean {
  return typeof exit === 'string' || Array.isArray(exit) || find !== undefined;
}

/** The table of a state that waits for the caller by one. */
export function tableOf(exit: Exit): Table | undefined {
  return typeof exit === 'object' && exit !== null && !Array.isArray(exit)
    ? (exit as Table)
    : undefined;
}

/** When to give up asking: at whichever limit is reached first. */
export interface Limits<Target extends string = string> {
  /** Silences and wrong keys in a row, counted together. */
  readonly limit?: number;
  /** Silences in a row. */
  readonly noInput?: number;
  /** Wrong keys in a row. */
  readonly noMatch?: number;
  /** Who takes the caller then. */
  readonly exit: Target;
}

/** One state of a phone tree. */
export interface State<Target extends string = string> {
  /** With a task, it is heard only while that takes time. */
  readonly enter: Enter;
  readonly exit: Exit<Target>;
  /** The call is held in this language from here on. */
  readonly language?: string;
  /** Variables to set before anything is played; their texts may hold others. */
  readonly set?: Readonly<Record<string, string>>;
  /** What is looked up, in one of the tree's tables. */
  readonly find?: Find;
  /** Work that takes time; the state waits for it, and not for the caller. */
  readonly task?: Errand;
  /**
   * Another tree. With a table of exits, the call goes on in it and leaves by its returns; with
   * `exit: null` the call goes over to it for good.
   */
  readonly tree?: string;
  /** Variables that the other tree takes. */
  readonly with?: Readonly<Record<string, string>>;
  readonly entry?: Entry;
  readonly speech?: Speech;
  readonly tries?: Limits<Target>;
  /** `false`: the keys that work everywhere do not work here. */
  readonly everywhere?: boolean;
  /** Set as the tree is compiled: the state whose question goes on here. */
  readonly within?: string;
}

/** Defines a state; the names it exits to are checked when a phone tree takes it in. */
export function defineState<const S extends State>(state: S): S {
  return state;
}
