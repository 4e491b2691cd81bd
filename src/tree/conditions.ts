import type { Condition } from './condition.ts';
import type { Branch, State, Way } from './state.ts';
import type { Verb } from '../twiml/verb.ts';

/** A condition as it is written, and where in its state. */
export interface Written {
  readonly when: Condition;
  readonly path: readonly string[];
}

/** Every condition of a state, of its wordings and of its ways. */
export function conditionsOf({ enter, exit }: State): Written[] {
  const ways = Array.isArray(exit) ? (exit as readonly Way[]) : [];
  return [
    ...(typeof enter === 'function' ? [] : branches(enter, ['enter'])),
    ...ways.flatMap(({ when }, index) =>
      when ? [{ when, path: ['exit', String(index), 'when'] }] : [],
    ),
  ];
}

function branches(parts: readonly (Verb | Branch)[], path: readonly string[]): Written[] {
  return parts.flatMap((part, index): Written[] => {
    if ('kind' in part) return [];
    const here = [...path, String(index)];
    return [
      { when: part.when, path: [...here, 'when'] },
      ...branches(part.play, [...here, 'play']),
      ...branches(part.otherwise ?? [], [...here, 'otherwise']),
    ];
  });
}
