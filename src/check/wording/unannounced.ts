import { once } from '../keys/once.ts';
import { ownStates, verbsOf } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule, Subject } from '../rule.ts';
import type { Spoken } from '../spoken.ts';
import type { Verb } from '../../twiml/verb.ts';

/** Ways on which a caller hears nothing but what the state before said. */
const AT_ONCE = new Set(['at once', 'found', 'not found']);

export const unannounced: Rule = {
  id: 'P24',
  severity: 'warning',
  demands: 'Callers hear something before they are put through, wait in a queue or are let go.',
  source: 'ACIXD, transfers; Avaya, prompt design',
  check: (subject) =>
    ownStates(subject).flatMap(([state, each]) => {
      const placed = verbsOf(each).find(({ verb }) => isAbrupt(verb));
      if (!placed || speaks(subject, state)) return [];
      const { verb, path } = placed;
      const ways = subject.graph.into(state);
      if (ways.every(({ input, from }) => AT_ONCE.has(input) && speaks(subject, from))) return [];
      const message = `State "${state}" does its ${verb.kind} without a word: say so before it.`;
      return [{ path: placeOf(state, ...path), message, state }];
    }),
};

/** Whether a caller is left to somebody else by it; who takes callers from a queue needs no words. */
function isAbrupt(verb: Verb): boolean {
  if (verb.kind === 'enqueue') return verb.attributes.waitUrl === undefined;
  if (verb.kind === 'hangup') return true;
  const parts: readonly unknown[] = verb.content;
  return verb.kind === 'dial' && !JSON.stringify(parts).includes('"kind":"queue"');
}

/** Whether a state says or plays anything, or may. */
function speaks({ spoken, tree }: Subject, name: string): boolean {
  return typeof tree.states[name]?.enter === 'function' || speakingIn(spoken).has(name);
}

const speakingIn = once((spoken: readonly Spoken[]) => {
  const heard = spoken.filter(({ text, audio }) => text !== '' || audio !== undefined);
  return new Set(heard.map(({ state }) => state));
});
