import type { Verb } from '../twiml/verb.ts';
import type { Branch, State } from '../tree/state.ts';
import type { Subject } from './rule.ts';

/** The states that a definition itself writes, as they run. */
export function ownStates({ tree, definition }: Subject): (readonly [string, State])[] {
  return Object.keys(definition.states).flatMap((name) => {
    const state = tree.states[name];
    return state ? [[name, state] as const] : [];
  });
}

/** A verb, and its place in its state. */
export interface Placed {
  readonly verb: Verb;
  readonly path: readonly string[];
}

/** The verbs of a state, whatever the conditions. */
export function verbsOf({ enter }: Pick<State, 'enter'>): Placed[] {
  return typeof enter === 'function' ? [] : placed(enter, ['enter']);
}

function placed(parts: readonly (Verb | Branch)[], path: readonly string[]): Placed[] {
  return parts.flatMap((part, index) => {
    const here = [...path, String(index)];
    if ('kind' in part) return [{ verb: part, path: here }];
    return [
      ...placed(part.play, [...here, 'play']),
      ...placed(part.otherwise ?? [], [...here, 'otherwise']),
    ];
  });
}

/** Whether a tree is for those who take callers out of a queue, and wait for them. */
export function isForAgents({ tree }: Subject): boolean {
  return Object.values(tree.states).some((state) =>
    verbsOf(state).some(
      ({ verb }) =>
        verb.kind === 'dial' &&
        verb.content.some((part) => typeof part !== 'string' && part.kind === 'queue'),
    ),
  );
}

/** Whether a tree is what callers hear while they wait in a queue. */
export function isForQueue({ tree }: Subject): boolean {
  return Object.values(tree.states).some((state) =>
    verbsOf(state).some(({ verb }) => verb.kind === 'leave'),
  );
}
