import { compilePrompt } from '../prompt/prompt.ts';
import type { Definition } from './definition.ts';
import { allVerbs, partsByLanguage } from './enter.ts';
import type { State } from './state.ts';
import { isTemplate, templatesOf, type Wording } from './wording.ts';

/** The texts with variables that a state plays, in any language. */
export function templatesIn(state: State, tree: Definition): string[] {
  const { enter } = state;
  if (typeof enter === 'function') return [];
  const texts = partsByLanguage(enter, state, tree).flatMap(([, parts]) =>
    templatesOf(allVerbs(parts)),
  );
  return [...new Set(texts)];
}

/** The texts of what a state sets and looks up. */
export function valuesIn({ set = {}, with: given = {}, find }: State): string[] {
  return [...Object.values(set), ...Object.values(given), ...(find ? [find.by] : [])];
}

/**
 * Compiles the texts of a tree that hold variables, once.
 * @throws {PromptError} when one can't be spoken; the tree's faults have told of it.
 */
export function wordingOf(tree: Definition): Wording {
  const texts = Object.values(tree.states).flatMap((state) => [
    ...templatesIn(state, tree),
    ...valuesIn(state).filter(isTemplate),
  ]);
  return new Map(texts.map((text) => [text, compilePrompt(text)]));
}
