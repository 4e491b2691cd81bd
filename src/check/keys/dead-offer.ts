import { allVerbs } from '../../tree/enter.ts';
import { isEntry } from '../../tree/entry.ts';
import { tableOf, type State } from '../../tree/state.ts';
import type { Verb } from '../../twiml/verb.ts';
import type { Rule, Subject } from '../rule.ts';
import { comingTo } from './ahead.ts';
import { heardIn } from './prompt.ts';
import { remarkOn } from './said.ts';
import { writtenStates } from './written.ts';

/** Every key, which ends a recording unless it names others. */
const ALL_KEYS = '1234567890*#';

/** Verbs whose keys are not known here. */
const OPAQUE = new Set<Verb['kind']>([
  'raw',
  'dial',
  'enqueue',
  'connect',
  'pay',
  'redirect',
  'refer',
]);

export const deadOffer: Rule = {
  id: 'K01',
  severity: 'error',
  allowable: true,
  demands: 'A key that a prompt speaks of leads somewhere.',
  source: 'Own: prompts compared with exits',
  check: (subject) => {
    const isTaken = takenIn(subject);
    return writtenStates(subject.tree).flatMap(({ name }) => {
      const dead = heardIn(subject, name)
        .flatMap(({ offers }) => offers)
        .filter(({ sure, key }) => sure && /^[0-9*#]+$/.test(key) && !isTaken(name, key));
      return [...new Map(dead.map((offer) => [offer.key, offer])).values()].map(
        ({ key, said, spoken }) => {
          const message = `says "${said}" and has no exit for ${key}: add one, or take the words out.`;
          return remarkOn(name, { message, spoken });
        },
      );
    });
  },
};

/** Whether a key does something where a caller is asked who comes from a state, or may do so. */
function takenIn(subject: Subject): (state: string, key: string) => boolean {
  const states = Object.entries(subject.tree.states);
  const leading = (takes: (state: State) => boolean) =>
    comingTo(
      subject,
      states.flatMap(([name, state]) => (takes(state) ? [name] : [])),
    );
  const unknown = leading((state) => !isPlain(state));
  const known = new Map<string, ReadonlySet<string>>();
  return (name, key) => {
    const taking = known.get(key) ?? leading((state) => takes(state, key, subject));
    known.set(key, taking);
    return unknown.has(name) || taking.has(name);
  };
}

/** Whether it is known what keys do in a state. */
function isPlain({ enter, exit }: State): boolean {
  if (typeof exit === 'function' || typeof enter === 'function') return false;
  return allVerbs(enter).every(({ kind }) => !OPAQUE.has(kind));
}

/** Whether a key does something in a state: it is an option, an entry, or ends one or a message. */
function takes({ enter, exit, entry }: State, key: string, { tree }: Subject): boolean {
  const table = tableOf(exit);
  const rest = key.slice(0, -1);
  const verbs = typeof enter === 'function' ? [] : allVerbs(enter);
  return (
    table?.[key] !== undefined ||
    (entry !== undefined && isEntry(key, entry)) ||
    tree.states[table?.[key[0] ?? ''] ?? '']?.within !== undefined ||
    verbs.some((verb) => {
      if (verb.kind === 'record') return (verb.attributes.finishOnKey ?? ALL_KEYS).includes(key);
      if (verb.kind !== 'gather' || (verb.attributes.numDigits === 1 && !entry)) return false;
      const ends = (verb.attributes.finishOnKey ?? '#').includes(key.at(-1) ?? '');
      return ends && (rest === '' || table?.[rest] !== undefined);
    })
  );
}
