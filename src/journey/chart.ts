import type { PhoneTree } from '../tree/phone-tree.ts';
import type { State } from '../tree/state.ts';
import { GOODBYE } from '../tree/line.ts';
import { inLanguage, namesOf } from '../tree/language.ts';
import { saidIn } from './script.ts';
import { CALLED, missesOf, waysOf, type Target } from './way.ts';

/** A state as it is drawn. */
export interface Box {
  readonly name: string;
  /** What it may say, in the tree's first language. */
  readonly says: string;
  readonly leads: readonly Lead[];
}

/** Everything that leads from one state to another. */
export interface Lead {
  /** The inputs in words: `1, 2`, `staying silent`, `after 3 silences`; empty: at once. */
  readonly label: string;
  /** The state; `(end)`, `(repeat)` and `(back)` are no states. */
  readonly to: string;
}

/** A text as long as there is room for. */
export function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
}

/** The states of a tree in the order of the definition, those of used trees among them. */
export function chartOf({ definition, states }: PhoneTree): Box[] {
  const language = namesOf(definition)[0] ?? '';
  return Object.entries(states).map(([name, state]) => {
    const { enter } = state;
    const says = typeof enter === 'function' ? '' : saidIn(inLanguage(enter, {}, language));
    return { name, says, leads: leadsOf(state) };
  });
}

function leadsOf(state: State): Lead[] {
  const labels = new Map<string, string[]>();
  for (const { input, to } of waysOf(state)) {
    const target = targetOf(to);
    const label = input === 'at once' ? [] : [labelOf(input, state)];
    labels.set(target, [...(labels.get(target) ?? []), ...label]);
  }
  return [...labels].map(([to, each]) => ({ label: each.join(', '), to }));
}

function targetOf(to: Target): string {
  if (to === null || to === GOODBYE) return '(end)';
  return to === 'repeat' || to === 'back' ? `(${to})` : to;
}

function labelOf(input: string, { tries }: State): string {
  if (input === 'tries') return `after ${missesOf(tries)}`;
  return CALLED[input] ?? input;
}
