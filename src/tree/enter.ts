import type { Verb } from '../twiml/verb.ts';
import { holds } from './condition.ts';
import type { Branch, Call, Enter } from './state.ts';

/** What is played on entering a state: its branches taken by their conditions. */
export function verbsOf(enter: Enter, call: Call): readonly Verb[] {
  return typeof enter === 'function' ? enter(call) : chosen(enter, call);
}

/** Whether a state plays the same whatever the call. */
export function isConstant(enter: Enter): enter is readonly Verb[] {
  return typeof enter !== 'function' && enter.every((part) => 'kind' in part);
}

/** All that a state may play, whatever the conditions. */
export function allVerbs(parts: readonly (Verb | Branch)[]): readonly Verb[] {
  return parts.flatMap((part) =>
    'kind' in part ? [part] : allVerbs([...part.play, ...(part.otherwise ?? [])]),
  );
}

function chosen(parts: readonly (Verb | Branch)[], call: Call): readonly Verb[] {
  return parts.flatMap((part) => {
    if ('kind' in part) return [part];
    return chosen(holds(part.when, call) ? part.play : (part.otherwise ?? []), call);
  });
}
