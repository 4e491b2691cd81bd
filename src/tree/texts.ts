import type { Comparison } from './comparison.ts';
import { partsOf } from './condition.ts';
import { conditionsOf } from './conditions.ts';
import type { Definition } from './definition.ts';
import { allVerbs, partsByLanguage } from './enter.ts';
import type { State } from './state.ts';
import { templatesOf, type Template } from './wording.ts';
import { isTemplate } from '../twiml/texts.ts';

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

/** The texts of what a state sets, looks up and compares with. */
export function valuesIn(state: State): string[] {
  const { set = {}, with: given = {}, find } = state;
  const compared = comparisonsIn(state).flatMap(({ texts }) => texts);
  return [...Object.values(set), ...Object.values(given), ...(find ? [find.by] : []), ...compared];
}

/** The texts that the conditions of a state compare with, and where they stand. */
export function comparisonsIn(state: State): { path: readonly string[]; texts: string[] }[] {
  return conditionsOf(state)
    .flatMap(({ when, path }) => partsOf(when, path))
    .flatMap(({ path, condition }) =>
      (['vars', 'call'] as const).flatMap((of) =>
        Object.entries(condition[of] ?? {}).map(([name, is]) => ({
          path: [...path, of, name],
          texts: textsIn(is),
        })),
      ),
    );
}

function textsIn(is: string | Comparison): string[] {
  if (typeof is === 'string') return [is];
  const { oneOf = [], contains, startsWith, above, below } = is;
  return [is.is, ...oneOf, contains, startsWith, above, below].filter(
    (text) => typeof text === 'string',
  );
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
