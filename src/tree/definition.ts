import type { Schedule } from '../schedule/schedule.ts';
import type { Verb } from '../twiml/verb.ts';
import type { Languages } from './language.ts';
import type { Lookups } from './lookup.ts';
import type { Everywhere, Limits, State } from './state.ts';

/** A phone tree as it is written. */
export interface Definition<Name extends string = string> {
  /** The tree's name in URLs: `/webhook/acme`. */
  readonly name: string;
  /** Numbers it answers, in E.164; any other number gets the default tree. */
  readonly numbers?: readonly string[];
  /** Where a call begins. */
  readonly initial: NoInfer<Name>;
  /** Who takes the caller when nothing else works: a state that leads to a person or a message. */
  readonly lastExit?: NoInfer<Name>;
  /**
   * The language in which a call begins: one of `languages`, or, without those, the BCP 47 tag by
   * which numbers, money and dates are spoken; the first of `languages`, or `en-US`, without it.
   */
  readonly language?: string;
  /** The languages it speaks, by the names under which its texts are written: `en`, `es-MX`. */
  readonly languages?: Languages;
  /** IANA name of the place whose clock times are spoken by; UTC without it. */
  readonly zone?: string;
  /** Opening hours, by name. */
  readonly schedules?: Readonly<Record<string, Schedule>>;
  /** Switches that operators throw while calls come in, such as one for emergencies. */
  readonly switches?: readonly string[];
  /** Tables that its states look things up in, by name. */
  readonly tables?: Lookups;
  /** Where keys lead from every state that asks, unless it has an exit of its own for them. */
  readonly everywhere?: Everywhere<NoInfer<Name>>;
  /** When to give up asking, in every state that asks and does not say so itself. */
  readonly tries?: Limits<NoInfer<Name>>;
  /** Variables that a tree which leads here may give. */
  readonly takes?: readonly string[];
  /** The ways back to the tree that uses this one; exits lead to them as they do to states. */
  readonly returns?: readonly string[];
  /** The trees that its states use, by name. */
  readonly trees?: Readonly<Record<string, Definition>>;
  /** Said before the call goes on after a failure of the server. */
  readonly apology?: readonly Verb[];
  /** Said when the call ends of itself. */
  readonly goodbye?: readonly Verb[];
  readonly states: { readonly [Each in Name]: State<NoInfer<Name>> };
}
