import type { answer, Answer } from './answer.ts';
import type { CallEvent } from './tree/event.ts';
import { OUTCOMES } from './tree/event.ts';
import { remembered } from './tree/live.ts';
import type { PhoneTree } from './tree/phone-tree.ts';
import type { Place } from './tree/step.ts';

/** Answers that are remembered of one tree; a menu has about fifteen. */
const MOST = 20_000;

/**
 * Answers that look at nothing but where the call is and which key was pressed, each worked out once:
 * most menus say the same to everybody. Only single keys are told apart, so that nothing that callers
 * enter stays in memory.
 */
export function remembering(act: typeof answer): typeof answer {
  const known = new WeakMap<PhoneTree, Map<string, Answer>>();
  return (tree, standing, event, desk) => {
    const key = desk.verbs ? undefined : keyOf(standing.place, event);
    if (key === undefined) return act(tree, standing, event, desk);
    const answers = known.get(tree) ?? new Map<string, Answer>();
    known.set(tree, answers);
    const before = answers.get(key);
    if (before) {
      const vars = remembered(standing.place.vars, before.place.state, tree.live);
      return { ...before, place: { ...before.place, vars }, failures: standing.failures };
    }
    const now = act(tree, standing, event, desk);
    if (now.constant && answers.size < MOST) answers.set(key, now);
    return now;
  };
}

/** What a constant answer depends on; undefined for what is not told apart. */
function keyOf({ state, tries, language, trail }: Place, event: CallEvent): string | undefined {
  const input = inputOf(event);
  if (input === undefined) return undefined;
  return `${state} ${tries.noInput} ${tries.noMatch} ${language} ${input} ${trail.join(' ')}`;
}

function inputOf(event: CallEvent): string | undefined {
  if (event.type === 'digits') return event.digits.length === 1 ? event.digits : undefined;
  if (event.type === 'outcome') return OUTCOMES.includes(event.outcome) ? event.outcome : undefined;
  return event.type === 'speech' ? undefined : event.type;
}
