import { gather, say, translated } from '../twiml/build.ts';
import type { Definition } from './definition.ts';
import { allVerbs } from './enter.ts';
import { firstDigits } from './entry.ts';
import { yesAndNo } from './key-words.ts';
import { namesOf, tagOf } from './language.ts';
import { wordedIn, type Speech } from './speech.ts';
import { tableOf, type Everywhere, type State, type Table } from './state.ts';

type States = Readonly<Record<string, State>>;

/** Seconds between two digits of an entry whose first was taken. */
const NEXT_DIGIT = 3;

/** A tree's states, and those in which a question of theirs goes on. */
export function withQuestions(states: States, tree: Definition): States {
  const { everywhere = {} } = tree;
  return Object.fromEntries(
    Object.entries(states).flatMap(([name, state]) => {
      const table = tableOf(state.exit);
      if (!table) return [[name, state]];
      const more = directStates(name, state, table, everywhere);
      const sure = confirmingStates(name, state, table, tree);
      return [[name, { ...state, ...more.state, ...sure.state }], ...more.states, ...sure.states];
    }),
  );
}

/** A state's name as logs and records tell it: without the digit that an entry was begun with. */
export function toldName(state: string): string {
  return state.replace(/\/\d…$/, '/…');
}

interface Questions {
  /** What is otherwise in the state that asks. */
  readonly state: Partial<State>;
  readonly states: readonly (readonly [string, State])[];
}

/**
 * Where one key is asked for beside an entry, a key that begins the entry and is no option is its
 * first digit: the rest is waited for, and nobody who chooses an option waits.
 */
function directStates(name: string, state: State, table: Table, everywhere: Everywhere): Questions {
  const { entry, tries } = state;
  if (!entry || !takesOneKey(state)) return { state: {}, states: [] };
  const { min = 1, max = min } = entry;
  const digits = [...firstDigits(entry)].filter((digit) => table[digit] === undefined);
  const { entered = null, noInput = table.otherwise, otherwise } = table;
  const states = digits.map((digit): [string, State] => [
    `${name}/${digit}…`,
    {
      within: name,
      enter: [
        gather({
          numDigits: Math.max(1, max - 1),
          timeout: NEXT_DIGIT,
          finishOnKey: '#',
          actionOnEmptyResult: true,
        }),
      ],
      entry: { ...entry, prefix: digit },
      exit: { ...keysIn(state, everywhere, /[*#]/), entered, noInput, otherwise },
      ...(tries && { tries }),
    },
  ]);
  const begun = Object.fromEntries(digits.map((digit) => [digit, `${name}/${digit}…`]));
  return { state: { exit: { ...begun, ...table } }, states };
}

/** The keys that work everywhere and mean nothing else while a state's question goes on. */
function keysIn({ everywhere: own }: State, everywhere: Everywhere, free: RegExp) {
  const keys = Object.entries(own === false ? {} : everywhere).filter(([key]) => free.test(key));
  return Object.fromEntries(keys);
}

/** Whether a state that takes an entry asks for one key, so that an entry has to go on elsewhere. */
export function takesOneKey({ enter, entry }: Pick<State, 'enter' | 'entry'>): boolean {
  if (!entry || (entry.min ?? 1) < 2 || typeof enter === 'function') return false;
  return allVerbs(enter).some(
    (verb) => verb.kind === 'gather' && Number(verb.attributes.numDigits) === 1,
  );
}

/** What was said and not heard for sure is asked about, before it leads anywhere. */
function confirmingStates(name: string, state: State, table: Table, tree: Definition): Questions {
  const { speech, tries } = state;
  if (!speech?.confirm) return { state: {}, states: [] };
  const unsure = Object.keys(speech.phrases ?? {}).map((key) => ({
    key,
    asking: `${name}/${key}?`,
  }));
  const states = unsure.map(({ key, asking }): [string, State] => [
    asking,
    {
      within: name,
      enter: [
        gather({ numDigits: 1, finishOnKey: '', actionOnEmptyResult: true }, [
          say([questionOf(key, speech, tree)]),
        ]),
      ],
      speech: { phrases: yesOrNo(tree), ...(speech.confidence !== undefined && { confidence: 0 }) },
      exit: {
        ...keysIn(state, tree.everywhere ?? {}, /[^12]/),
        1: table[key] ?? null,
        2: name,
        otherwise: name,
      },
      ...(tries && { tries }),
    },
  ]);
  const asked = Object.fromEntries(unsure.map(({ key, asking }) => [key, asking]));
  return { state: { speech: { ...speech, unsure: asked } }, states };
}

/** The question whether an option was meant, in every language. */
function questionOf(key: string, { confirm = '', phrases = {} }: Speech, tree: Definition) {
  const texts = namesOf(tree).map((name): [string, string] => {
    const phrase = wordedIn(phrases[key] ?? [], name)?.[0] ?? key;
    return [name, confirming(wordedIn(confirm, name) ?? '', phrase)];
  });
  return translated(Object.fromEntries(texts));
}

/** The question whether a phrase was meant. */
export function confirming(text: string, phrase: string): string {
  return text.replace(/\{\{\s*phrase\s*\}\}/g, () => phrase);
}

function yesOrNo(tree: Definition): NonNullable<Speech['phrases']> {
  const answers = (which: 0 | 1) =>
    Object.fromEntries(
      namesOf(tree).map((name) => [name, yesAndNo(tagOf(tree, name))[which]] as const),
    );
  return { 1: answers(0), 2: answers(1) };
}
