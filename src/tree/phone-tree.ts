import { compileSchedule, type CompiledSchedule } from '../schedule/compile.ts';
import { hangup, say, translated } from '../twiml/build.ts';
import type { Verb } from '../twiml/verb.ts';
import type { Definition } from './definition.ts';
import { faultsOf } from './faults.ts';
import { flatten } from './flatten.ts';
import { tagOf, verbsIn, namesOf } from './language.ts';
import { liveIn, type Live } from './live.ts';
import { machineOf, type Machine } from './machine.ts';
import type { State } from './state.ts';
import { textsOf } from './texts.ts';
import type { Known } from './transfer.ts';
import { versionOf } from './version.ts';
import { wordingOf, type Wording } from './wording.ts';

/** A phone tree that is known to be sound, ready to take calls. */
export interface PhoneTree {
  readonly name: string;
  /** Hash of the definition and of the trees it uses; a call keeps the version it began with. */
  readonly version: string;
  readonly numbers: readonly string[];
  readonly switches: readonly string[];
  /** As it was written. */
  readonly definition: Definition;
  /** As its machine runs them: those of the trees it uses stand below the state that uses them. */
  readonly states: Readonly<Record<string, State>>;
  readonly machine: Machine;
  /** What calls still have to remember, by the state they are in. */
  readonly live: Live;
  /** The texts with variables, ready to be filled in. */
  readonly wording: Wording;
  /** The schedules, ready to be asked. */
  readonly calendars: ReadonlyMap<string, CompiledSchedule>;
  /** Said before the call goes on after a failure of the server, by the language's name. */
  readonly apology: (language: string) => readonly Verb[];
  /** Said when the call ends of itself, by the language's name; its texts may hold variables. */
  readonly goodbye: (language: string) => readonly Verb[];
}

/** What a tree says where it has no words of its own, by the first letters of its languages. */
const WORDS: Readonly<Record<string, { readonly apology: string; readonly goodbye: string }>> = {
  en: {
    apology: 'We are sorry, something went wrong on our side.',
    goodbye: 'Thank you for calling. Goodbye.',
  },
  es: {
    apology: 'Lo sentimos, algo salió mal de nuestro lado.',
    goodbye: 'Gracias por su llamada. Adiós.',
  },
  fr: {
    apology: 'Nous sommes désolés, une erreur est survenue de notre côté.',
    goodbye: 'Merci de votre appel. Au revoir.',
  },
  de: {
    apology: 'Es tut uns leid, bei uns ist etwas schiefgegangen.',
    goodbye: 'Vielen Dank für Ihren Anruf. Auf Wiederhören.',
  },
};

/**
 * Compiles a phone tree, once, into its machine; with a `server`, only if it can do there what it says.
 * @throws {Error} with every fault of the definition, each naming its state and the remedy.
 */
export function definePhoneTree<const Name extends string>(
  written: Definition<Name>,
  server?: Known,
): PhoneTree {
  const definition = written as unknown as Definition;
  const faults = faultsOf(definition, server);
  if (faults.length > 0) {
    const complaints = faults.map(({ message }) => message);
    throw new Error(
      [`The phone tree "${definition.name}" can't take calls:`, ...complaints].join('\n- '),
    );
  }
  return compileTree(definition);
}

/** Compiles a definition that is known to be sound. */
export function compileTree(definition: Definition): PhoneTree {
  const steps = compiling(definition);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Compiles a sound definition step by step, so that calls are answered in between where it is large. */
export function* compiling(definition: Definition): Generator<undefined, PhoneTree> {
  const { apology = wordsOf(definition, 'apology'), goodbye = wordsOf(definition, 'goodbye') } =
    definition;
  const flat = flatten({ ...definition, goodbye });
  yield;
  const calendars = new Map(
    Object.entries(flat.schedules ?? {}).map(
      ([name, schedule]) => [name, compileSchedule(schedule)] as const,
    ),
  );
  const wording = wordingOf(textsOf(flat));
  yield;
  const [first = '', ...others] = namesOf(flat);
  const saying = (verbs: readonly Verb[]) => {
    const spoken = new Map([first, ...others].map((name) => [name, verbsIn(verbs, flat, name)]));
    return (language: string) => spoken.get(language) ?? spoken.get(first) ?? verbs;
  };
  const machine = machineOf(flat, wording, calendars);
  yield;
  const live = liveIn(flat);
  yield;
  return {
    name: definition.name,
    version: versionOf(definition),
    numbers: definition.numbers ?? [],
    switches: flat.switches ?? [],
    definition,
    states: flat.states,
    machine,
    live,
    wording,
    calendars,
    apology: saying(apology),
    goodbye: saying(goodbye),
  };
}

/** What a tree says in its languages where it has no words of its own. */
function wordsOf(tree: Definition, of: 'apology' | 'goodbye'): Verb[] {
  const texts = namesOf(tree).map((name): [string, string] => {
    const words = WORDS[tagOf(tree, name).split('-', 1)[0] ?? ''] ?? WORDS['en'];
    return [name, words?.[of] ?? ''];
  });
  const spoken = say([translated(Object.fromEntries(texts))]);
  return of === 'goodbye' ? [spoken, hangup()] : [spoken];
}
