import { compileSchedule, type CompiledSchedule } from '../schedule/compile.ts';
import type { Known } from '../tasks/task-faults.ts';
import { hangup, say } from '../twiml/build.ts';
import type { Definition } from './definition.ts';
import { faultsOf } from './faults.ts';
import { machineOf, type Machine } from './machine.ts';
import { wordingOf } from './wording.ts';
import { versionOf } from './version.ts';

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
 * Compiles a phone tree, once, into its machine; with a `server`, only if its tasks can be done there.
 * @throws {Error} with every fault of the definition, each naming its state and the remedy.
 */
export function definePhoneTree<const Name extends string>(
  written: Definition<Name>,
  server?: Known,
): PhoneTree {
  const definition = {
    numbers: [],
    language: 'en-US',
    schedules: {},
    switches: [],
    apology: APOLOGY,
    goodbye: GOODBYE,
    ...(written as unknown as Definition),
  };
  const faults = faultsOf(definition, server);
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
