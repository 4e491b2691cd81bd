import type { Definition } from '../tree/definition.ts';
import { inLanguage, namesOf } from '../tree/language.ts';
import type { State } from '../tree/state.ts';
import { canonical, changesIn, KINDS, type Difference, type Kind } from './difference.ts';
import { renamed, renamingOf } from './renaming.ts';
import { changesOfScript, saidIn } from './script.ts';
import { treeDifferences } from './tree-differences.ts';
import { exitSentences, triesSentences } from './exit-differences.ts';
import { comingTo } from './way.ts';

/** Two versions of a tree, the states of the older called as they are now. */
interface Versions {
  readonly older: Definition;
  readonly newer: Definition;
}

/**
 * What callers will meet otherwise, in words: by kind, and in the order in which the newer version
 * writes its states. Versions that differ only in how they are written have no differences.
 */
export function differencesBetween(before: Definition, newer: Definition): Difference[] {
  const renaming = renamingOf(before, newer);
  const older = renamed(before, renaming);
  const versions = { older, newer };
  const found = [
    ...[...renaming].map(([was, is]) => differ('states', `State ${was} is now called ${is}.`, is)),
    ...statesApart(versions),
    ...Object.entries(newer.states).flatMap(([name, state]) => {
      const was = older.states[name];
      return was ? stateDifferences(name, was, state, versions) : [];
    }),
    ...treeDifferences(older, newer),
    ...usedDifferences(versions),
  ];
  const order = Object.keys(KINDS);
  return found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function differ(kind: Kind, sentence: string, state?: string): Difference {
  const text = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return { kind, sentence: text, ...(state !== undefined && { state }) };
}

/** States that are new or gone. */
function statesApart({ older, newer }: Versions): Difference[] {
  const added = Object.entries(newer.states).flatMap(([name, state]) => {
    if (older.states[name]) return [];
    const by = comingTo(name, newer);
    const reached = by === undefined ? 'no state leads to it' : `reached by ${by}`;
    const said =
      typeof state.enter === 'function' ? '' : saidIn(languagesOf(state, newer)[0]?.[1] ?? []);
    return [
      differ(
        'states',
        `State ${name} is new: ${reached}${said === '' ? '' : `; it says "${said}"`}.`,
        name,
      ),
    ];
  });
  const gone = Object.keys(older.states)
    .filter((name) => !newer.states[name])
    .map((name) => {
      const by = comingTo(name, older);
      return differ(
        'states',
        `State ${name} is gone${by === undefined ? '' : `: it was reached by ${by}`}.`,
        name,
      );
    });
  return [...added, ...gone];
}

function stateDifferences(name: string, was: State, is: State, versions: Versions): Difference[] {
  const { older, newer } = versions;
  if (canonical(was) === canonical(is) && sameLanguages(versions)) return [];
  const journeys = [
    ...exitSentences(name, [was, older], [is, newer]),
    ...triesSentences(name, was, is),
  ];
  return [
    ...journeys.map((sentence) => differ('journeys', sentence, name)),
    ...promptSentences(name, was, is, versions).map((sentence) =>
      differ('prompts', sentence, name),
    ),
    ...settingSentences(name, was, is).map((sentence) => differ('other', sentence, name)),
  ];
}

function sameLanguages({ older, newer }: Versions): boolean {
  return canonical(namesOf(older)) === canonical(namesOf(newer));
}

/** What a state plays in each language that both versions speak; their first ones are one. */
function promptSentences(
  name: string,
  was: State,
  is: State,
  { older, newer }: Versions,
): string[] {
  if (typeof was.enter === 'function' || typeof is.enter === 'function') {
    return canonical(was.enter) === canonical(is.enter) ? [] : [`"${name}" plays something else.`];
  }
  const [before, after] = [languagesOf(was, older), languagesOf(is, newer)];
  const told = new Set<string>();
  return after.flatMap(([language, parts], index) => {
    const other =
      before.find(([each]) => each === language) ?? (index === 0 ? before[0] : undefined);
    const subject = `"${name}"`;
    const sentences = other ? changesOfScript(subject, other[1], parts) : [];
    const fresh = sentences.filter((sentence) => !told.has(sentence));
    for (const sentence of fresh) told.add(sentence);
    return index === 0
      ? fresh
      : fresh.map((sentence) => sentence.replace(subject, `${subject} (${language})`));
  });
}

/** What a state plays in each language; voices are told of once, for the tree. */
function languagesOf(state: State, tree: Definition) {
  if (typeof state.enter === 'function') return [];
  const { enter } = state;
  return namesOf(tree).map((name) => [name, inLanguage(enter, {}, name)] as const);
}

/** What the other parts of a state are about. */
const ABOUT: Readonly<Record<string, string>> = {
  language: 'the language from here on',
  set: 'what is remembered:',
  find: 'what is looked up:',
  task: 'the task:',
  tree: 'the tree that it goes on in',
  with: 'what the other tree is given:',
  entry: 'what callers may enter:',
  speech: 'what callers may say:',
  everywhere: 'whether keys that work everywhere work',
};

function settingSentences(name: string, was: State, is: State): string[] {
  const fields = Object.keys(ABOUT) as (keyof State)[];
  return fields.flatMap((field) =>
    changesIn(was[field], is[field]).map((change) => `at "${name}", ${ABOUT[field]} ${change}.`),
  );
}

/** The trees that are used in both versions; one that is used anew is told of where it is. */
function usedDifferences({ older, newer }: Versions): Difference[] {
  return Object.entries(newer.trees ?? {}).flatMap(([name, tree]) => {
    const was = older.trees?.[name];
    if (!was) return [];
    const { trees: _, ...before } = was;
    const { trees: __, ...after } = tree;
    return differencesBetween(before, after).map(({ state, sentence, ...rest }) => ({
      ...rest,
      sentence: `In ${name}: ${sentence}`,
      ...(state !== undefined && { state: `${name}/${state}` }),
    }));
  });
}
