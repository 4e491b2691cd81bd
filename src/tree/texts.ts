import type { Definition } from './definition.ts';
import { allVerbs, partsByLanguage } from './enter.ts';
import type { State } from './state.ts';
import { isTemplate, templatesOf, type Template } from './wording.ts';

/** The texts with variables that a state plays, in any language; each once. */
export function templatesIn(state: State, tree: Definition): Template[] {
  const { enter } = state;
  if (typeof enter === 'function') return [];
  const found = partsByLanguage(enter, state, tree).flatMap(([, parts]) =>
    templatesOf(allVerbs(parts)),
  );
  return [
    ...new Map(found.map((template) => [JSON.stringify(template), template] as const)).values(),
  ];
}

/** The texts of what a state sets and looks up. */
export function valuesIn({ set = {}, with: given = {}, find }: State): string[] {
  return [...Object.values(set), ...Object.values(given), ...(find ? [find.by] : [])];
}

/** All texts of a tree that hold variables. */
export function textsOf(tree: Definition): Template[] {
  const values = Object.values(tree.states).flatMap(valuesIn).filter(isTemplate);
  const ending: State = { enter: tree.goodbye ?? [], exit: null };
  return [
    ...[...Object.values(tree.states), ending].flatMap((state) => templatesIn(state, tree)),
    ...values.map((text): Template => ({ text, notation: 'words' })),
  ];
}
