import type { CompiledSchedule } from '../schedule/compile.ts';
import type { Verb } from '../twiml/verb.ts';
import type { Condition } from './condition.ts';
import type { Entry } from './entry.ts';
import type { Errand } from './errand.ts';
import type { CallEvent } from './event.ts';

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
  /** The language and the place in which numbers, dates and times are spoken. */
  readonly language: string;
  readonly zone: string | undefined;
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
  readonly to: Target;
}

/**
 * Where each input leads: keys (`1`, `42`, `*`, `#`), `entered` for what the state's `entry` takes,
 * `noInput`, outcomes (`busy`, `recorded`, …), `done` and `failed` for the state's task, and `otherwise`
 * for all the rest, so that no caller is ever left without a way on. `null` thanks the caller and ends
 * the call.
 */
export type Table<Target extends string = string> = {
  readonly [input: string | number]: Target | null;
  readonly otherwise: Target | null;
};

/**
 * Where the caller goes from a state:
 * - `null`: nowhere, the caller has been handed over (a *terminal* state);
 * - a state's name: on at once, in the same answer (a *passing* state);
 * - a list of ways: on at once, by the first whose condition holds; the last has none;
 * - a table or a function: wherever the caller's input, or the end of the state's task, leads (a
 *   *waiting* state).
 */
export type Exit<Target extends string = string> =
  null | Target | readonly Way<Target>[] | Table<Target> | ((call: Call) => Target | null);

/** Whether a state goes on by itself. */
export function passes(exit: Exit): exit is string | readonly Way[] {
  return typeof exit === 'string' || Array.isArray(exit);
}

/** The table of a state that waits for the caller by one. */
export function tableOf(exit: Exit): Table | undefined {
  return typeof exit === 'object' && exit !== null && !Array.isArray(exit)
    ? (exit as Table)
    : undefined;
}

/** One state of a phone tree. */
export interface State<Target extends string = string> {
  /** With a task, it is heard only while that takes time. */
  readonly enter: Enter;
  readonly exit: Exit<Target>;
  /** Work that takes time; the state waits for it, and not for the caller. */
  readonly task?: Errand;
  readonly entry?: Entry;
  /** After `limit` silences and wrong keys in a row, counted together, the caller leaves by this exit. */
  readonly tries?: { readonly limit: number; readonly exit: Target };
}

/** Defines a state; the names it exits to are checked when a phone tree takes it in. */
export function defineState<const S extends State>(state: S): S {
  return state;
}
