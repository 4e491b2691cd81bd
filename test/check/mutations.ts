import { offersIn } from '../../src/check/keys/offer.ts';

type Data = Readonly<Record<string, unknown>>;
type Path = readonly string[];

/** A document with one mistake in it. */
export interface Mutant {
  readonly kind: string;
  readonly at: Path;
  readonly document: unknown;
}

/** Every mistake of a kind that a part of a document may have: what stands there instead. */
type Mistake = (part: unknown, path: Path, whole: Data) => readonly unknown[];

/** What stands in the place of what is taken out. */
const GONE = Symbol('gone');

const isRecord = (part: unknown): part is Data =>
  typeof part === 'object' && part !== null && !Array.isArray(part);

const isTable = (part: unknown, path: Path): part is Data =>
  isRecord(part) && path[0] === 'states' && path.length === 3 && path[2] === 'exit';

const isTarget = (part: unknown, path: Path): part is string =>
  typeof part === 'string' &&
  path[0] === 'states' &&
  ((path[2] === 'exit' && (path.length === 4 || path.at(-1) === 'to')) ||
    (path[2] === 'tries' && path[3] === 'exit'));

const isText = (part: unknown, path: Path): part is string =>
  typeof part === 'string' &&
  path.some((step) => step === 'say' || step === 'ask') &&
  !/^(voice|language)$/.test(path.at(-1) ?? '');

const isExit = (path: Path) =>
  path.length === 4 && path[0] === 'states' && path[2] === 'exit' && path[3] !== 'otherwise';

const isIn = (path: Path, name: string) => path.at(-2) === name;

const OUTCOME =
  /^(?:busy|no-answer|failed|canceled|completed|answered|done|recorded|bridged|hangup|queue-full|system-error|error|found|leave)$/;

/** The sentences of a text. */
const sentencesOf = (text: string) =>
  text.match(/[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*\s*/g) ?? [text];

const without = (text: string, sentence: string) => text.replace(sentence, '').trim();

const tagOf = (path: Path) => (path.includes('es') ? 'es' : 'en');

const WRONG_KEYS = '5678';

/** The kinds of mistakes, each made wherever it can be. */
export const MISTAKES: Readonly<Record<string, Mistake>> = {
  'an exit is dropped': (part, path) =>
    isExit(path) && !isRecord(part) && !OUTCOME.test(path[3] ?? '') ? [GONE] : [],
  'the exit of an outcome is dropped': (_, path) =>
    isExit(path) && OUTCOME.test(path[3] ?? '') ? [GONE] : [],
  'two keys are swapped': (part, path) => {
    if (!isTable(part, path)) return [];
    const keys = Object.keys(part).filter((key) => /^[0-9*#]$/.test(key));
    return keys.slice(1).map((key, index) => {
      const before = keys[index] ?? '';
      return { ...part, [key]: part[before], [before]: part[key] };
    });
  },
  'an exit leads elsewhere': (part, path, { states }) => {
    if (!isTarget(part, path)) return [];
    const names = Object.keys(states as Data).filter((name) => name !== part);
    const own = names.indexOf(path[1] ?? '');
    return [names[(own + 1) % names.length], names[(own + 5) % names.length]];
  },
  'a prompt is dropped': (part, path) =>
    isRecord(part) && path[0] === 'states' && ('say' in part || 'ask' in part) ? [GONE] : [],
  'a sentence that offers a key is dropped': (part, path) =>
    isText(part, path)
      ? sentencesOf(part)
          .filter((each) => offersIn(each, tagOf(path)).length > 0)
          .map((each) => without(part, each))
          .map((rest) => (rest === '' ? GONE : rest))
      : [],
  'another key is spoken of': (part, path) =>
    isText(part, path)
      ? offersIn(part, tagOf(path))
          .filter(({ key }) => /^\d$/.test(key))
          .flatMap(({ said, key }) => {
            const other = [...WRONG_KEYS].find((each) => each !== key) ?? '';
            return part.includes(said) ? [part.replace(said, said.replace(key, other))] : [];
          })
      : [],
  'a telephone number lacks a digit': (part) =>
    typeof part === 'string' && /^\+\d{11}$/.test(part) ? [part.slice(0, -1)] : [],
  'tries are dropped': (part, path) =>
    path.at(-1) === 'tries' && (path.length === 1 || path.length === 3) && isRecord(part)
      ? [GONE]
      : [],
  'an attribute of a verb is dropped': (part, path) =>
    ['gather', 'record', 'dial', 'enqueue'].includes(path.at(-2) ?? '') &&
    path.at(-1) !== 'content' &&
    part !== undefined
      ? [GONE]
      : [],
  'a demand on what is entered is dropped': (_, path) => (isIn(path, 'entry') ? [GONE] : []),
  'a text lacks a language': (part, path) =>
    isText(part, path) && /^(?:en|es)$/.test(path.at(-1) ?? '') ? [GONE] : [],
  'a notice of a recording is dropped': (part, path) =>
    isText(part, path)
      ? sentencesOf(part)
          .filter((each) => /\brecorded|\bgrabad/.test(each))
          .map((each) => without(part, each))
          .map((rest) => (rest === '' ? GONE : rest))
      : [],
  'a state is removed': (_, path) => (path.length === 2 && path[0] === 'states' ? [GONE] : []),
  'the holidays of a schedule are dropped': (_, path) =>
    path.length === 3 && path[0] === 'schedules' && path[2] === 'holidays' ? [GONE] : [],
  'a special date is dropped': (_, path) =>
    path.length === 4 && path[0] === 'schedules' && path[2] === 'special' ? [GONE] : [],
  'a way with a condition is dropped': (part, path) =>
    isRecord(part) && 'when' in part && 'to' in part && isIn(path, 'exit') ? [GONE] : [],
  'a condition is dropped': (part, path) =>
    path.at(-1) === 'when' && isRecord(part) && path.includes('exit') ? [GONE] : [],
  'a condition is inverted': (part, path) =>
    path.at(-1) === 'when' && isRecord(part) ? [{ not: part }] : [],
  'a variable is misspelt': (part, path) =>
    typeof part === 'string' && path[0] === 'states' && /\{\{ vars\.\w/.test(part)
      ? [part.replace(/\{\{ vars\.(\w)/, '{{ vars.x$1')]
      : [],
  'what a task finds out is not kept': (_, path) => (isIn(path, 'keep') ? [GONE] : []),
  'a key no longer works everywhere': (_, path) =>
    path[0] === 'everywhere' && path.length === 2 ? [GONE] : [],
  'a language is not chosen': (_, path) =>
    path.length === 3 && path[0] === 'states' && path[2] === 'language' ? [GONE] : [],
};

/** Every mutant of a document. */
export function mutantsOf(document: Data): Mutant[] {
  return partsOf(document, []).flatMap(({ part, path }) =>
    Object.entries(MISTAKES).flatMap(([kind, mistake]) =>
      mistake(part, path, document).map((other) => ({
        kind,
        at: path,
        document: replaced(document, path, other),
      })),
    ),
  );
}

function partsOf(part: unknown, path: Path): { part: unknown; path: Path }[] {
  const here = { part, path };
  if (typeof part !== 'object' || part === null) return [here];
  return [here, ...Object.entries(part).flatMap(([key, each]) => partsOf(each, [...path, key]))];
}

/** A document with something else in a place. */
function replaced(whole: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const inside = replaced((whole as Data)[key], rest, other);
  if (Array.isArray(whole)) {
    const copy: unknown[] = [...(whole as unknown[])];
    copy.splice(Number(key), 1, ...(inside === GONE ? [] : [inside]));
    return copy;
  }
  const { [key]: _, ...others } = whole as Data;
  if (inside !== GONE) return { ...(whole as Data), [key]: inside };
  // A verb without its content, or a text in no language, is none.
  return Object.keys(others).length === 0 ? GONE : others;
}
