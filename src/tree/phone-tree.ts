import { compileSchedule, type CompiledSchedule } from '../schedule/compile.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { hangup, say } from '../twiml/build.ts';
import type { Verb } from '../twiml/verb.ts';
import { faultsOf } from './faults.ts';
import { machineOf, type Machine } from './machine.ts';
import type { State } from './state.ts';
import { wordingOf } from './wording.ts';
import { versionOf } from './version.ts';

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

/** A phone tree that is known to be sound, ready to take calls. */
export interface PhoneTree extends Required<Omit<Definition, 'lastExit' | 'zone'>> {
  readonly lastExit?: string;
  readonly zone?: string;
  /** Hash of the definition; a call keeps the version it began with. */
  readonly version: string;
  readonly machine: Machine;
  /** The schedules, ready to be asked. */
  readonly calendars: ReadonlyMap<string, CompiledSchedule>;
}

const APOLOGY = [say('We are sorry, something went wrong on our side.')];
const GOODBYE = [say('Thank you for calling. Goodbye.'), hangup()];

/**
 * Compiles a phone tree, once, into its machine.
 * @throws {Error} with every fault of the definition, each naming its state and the remedy.
 */
export function definePhoneTree<const Name extends string>(written: Definition<Name>): PhoneTree {
  const definition = {
    numbers: [],
    language: 'en-US',
    schedules: {},
    switches: [],
    apology: APOLOGY,
    goodbye: GOODBYE,
    ...(written as unknown as Definition),
  };
  const faults = faultsOf(definition);
  if (faults.length > 0) {
    const complaints = faults.map(({ message }) => message);
    throw new Error(
      [`The phone tree "${definition.name}" can't take calls:`, ...complaints].join('\n- '),
    );
  }
  const calendars = Object.entries(definition.schedules).map(
    ([name, schedule]) => [name, compileSchedule(schedule)] as const,
  );
  return {
    ...definition,
    version: versionOf(definition),
    machine: machineOf(definition, wordingOf(definition)),
    calendars: new Map(calendars),
  };
}
