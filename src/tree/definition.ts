import type { Schedule } from '../schedule/schedule.ts';
import type { Verb } from '../twiml/verb.ts';
import type { State } from './state.ts';

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
  /** BCP 47 tag of the language in which numbers, money and dates are spoken; `en-US` without it. */
  readonly language?: string;
  /** IANA name of the place whose clock times are spoken by; UTC without it. */
  readonly zone?: string;
  /** Opening hours, by name. */
  readonly schedules?: Readonly<Record<string, Schedule>>;
  /** Switches that operators throw while calls come in, such as one for emergencies. */
  readonly switches?: readonly string[];
  /** Said before the call goes on after a failure of the server. */
  readonly apology?: readonly Verb[];
  /** Said when the call ends of itself. */
  readonly goodbye?: readonly Verb[];
  readonly states: { readonly [Each in Name]: State<NoInfer<Name>> };
}
