import { suggestion } from '../nearest.ts';
import { promptFaults } from '../prompt/prompt-faults.ts';
import type { KnownVariables } from '../prompt/scope.ts';
import type { Definition } from './definition.ts';
import { asks } from './enter.ts';
import { firstDigits, type Entry } from './entry.ts';
import { errandFaults, type Surroundings } from './errand-faults.ts';
import type { Fault } from './fault.ts';
import { keptText, LONGEST_KEPT, LONGEST_TEXT } from './kept.ts';
import { confirming, takesOneKey } from './questions.ts';
import type { Speech, Worded } from './speech.ts';
import { tableOf, type State } from './state.ts';
import { comparisonsIn, templatesIn } from './texts.ts';
import { keptBy } from './variables.ts';
import { isTemplate } from '../twiml/texts.ts';

/** What is wrong with a state's texts, with what it keeps of the call and with its task. */
export function wordingFaults(state: State, tree: Definition, surroundings: Surroundings): Fault[] {
  const { variables, sensitive } = surroundings;
  const texts = [
    ...templatesIn(state, tree).map(({ text }) => ({ path: ['enter'], text, known: variables })),
    ...comparisonsIn(state).flatMap(({ path, texts }) =>
      texts.filter(isTemplate).map((text) => ({ path, text, known: variables })),
    ),
    ...textsOf(state.set, 'set', variables),
    ...textsOf(state.with, 'with', variables),
    // A table tells nobody what it was asked for.
    ...textsOf(state.find && { by: state.find.by }, 'find', {
      ...variables,
      vars: [...variables.vars, ...sensitive],
    }),
    ...wordings(state.speech?.confirm).map((text) => ({
      path: ['speech', 'confirm'],
      text: confirming(text, 'it'),
      known: variables,
    })),
  ];
  return [
    ...texts.flatMap(({ path, text, known }) =>
      promptFaults(text, known).map(({ message }) => ({
        path,
        message: `can't say "${text}": ${message}`,
      })),
    ),
    ...keptFaults(state),
    ...(state.entry && !state.task ? entryFaults(state.entry, state) : []),
    ...(state.speech ? speechFaults(state.speech, state, tree) : []),
    ...errandFaults(state, surroundings),
  ];
}

/** A text in all languages that it is written in. */
function wordings<T extends string | readonly string[]>(worded: Worded<T> | undefined): T[] {
  if (worded === undefined) return [];
  const isOne = typeof worded === 'string' || Array.isArray(worded);
  return isOne ? [worded as T] : Object.values(worded as Readonly<Record<string, T>>);
}

function textsOf(
  values: Readonly<Record<string, string>> | undefined,
  under: string,
  known: KnownVariables,
) {
  return Object.entries(values ?? {}).map(([name, text]) => ({ path: [under, name], text, known }));
}

function keptFaults(state: State): Fault[] {
  const names = keptBy(state)
    .filter(({ name }) => !/^[A-Za-z]\w{0,29}$/.test(name))
    .map(({ name, path }) => ({
      path,
      message: `keeps "${name}": use a name of letters, digits and "_", 30 at most.`,
    }));
  const texts = (['set', 'with'] as const).flatMap((key) =>
    Object.entries(state[key] ?? {}).flatMap(([name, text]): Fault[] => {
      if (isTemplate(text) || keptText(text) !== undefined) return [];
      const message = `keeps a text of ${text.length} characters as "${name}": ${LONGEST_TEXT} at most are remembered.`;
      return [{ path: [key, name], message }];
    }),
  );
  return [...names, ...texts];
}

function entryFaults(entry: Entry, state: State): Fault[] {
  const faults: Fault[] = [];
  const add = (key: string, message: string) => faults.push({ path: ['entry', key], message });
  const { min = 1, max = min, pattern } = entry;
  if (
    !Number.isInteger(min) ||
    !Number.isInteger(max) ||
    min < 1 ||
    max < min ||
    max > LONGEST_KEPT
  ) {
    add(
      'min',
      `takes from ${min} to ${max} digits: use whole numbers, 1 to ${LONGEST_KEPT} at most.`,
    );
  }
  if (pattern !== undefined && !/^[0-9XZN]+$/.test(pattern)) {
    add('pattern', `has the pattern "${pattern}": use digits, X (any), Z (1 to 9) and N (2 to 9).`);
  }
  if (pattern !== undefined && (pattern.length < min || pattern.length > max)) {
    add('pattern', `has a pattern of ${pattern.length} digits, but takes from ${min} to ${max}.`);
  }
  const table = tableOf(state.exit);
  const keys = [...firstDigits(entry)].filter((digit) => table?.[digit] !== undefined);
  if (pattern !== undefined && takesOneKey(state) && keys.length > 0) {
    add(
      'pattern',
      `begins with ${keys.join(', ')}, which is an option too: no one could enter it.`,
    );
  }
  if (table?.['entered'] === undefined) {
    faults.push({
      path: ['entry'],
      message: 'takes an entry that leads nowhere: add "entered" to its exits.',
    });
  }
  return faults;
}

function speechFaults(speech: Speech, state: State, tree: Definition): Fault[] {
  const faults: Fault[] = [];
  const { phrases = {}, confidence, confirm, as } = speech;
  const add = (message: string, ...path: string[]) =>
    faults.push({ path: ['speech', ...path], message });
  const table = tableOf(state.exit);
  if (!table || !asks(state))
    add('listens, but asks for nothing: give it a gather and a table of exits.');
  for (const [key, worded] of Object.entries(phrases)) {
    for (const phrase of wordings(worded).flat().filter(isTemplate)) {
      add(`has the phrase "${phrase}", which nobody says: write words.`, 'phrases', key);
    }
    if (table?.[key] !== undefined || tree.everywhere?.[key] !== undefined) continue;
    add(
      `has phrases for ${key}, which is no option here: ${suggestion(key, Object.keys(table ?? {}))}`,
      'phrases',
      key,
    );
  }
  if (confidence !== undefined && !(confidence >= 0 && confidence <= 1)) {
    add(`wants a confidence of ${confidence}: use a number from 0 to 1.`, 'confidence');
  }
  if (confirm !== undefined && confidence === undefined) {
    add(
      'asks to confirm what was not heard for sure: say by "confidence" what is sure.',
      'confirm',
    );
  }
  if ((as === undefined) !== (table?.['spoken'] === undefined)) {
    add('keeps what is said "as" a name where it has an exit on "spoken", and only there.');
  }
  return faults;
}
