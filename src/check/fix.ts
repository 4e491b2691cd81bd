import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';

/** A document with what could be mended without asking, and what that was. */
export interface Mended {
  readonly text: string;
  readonly fixes: readonly string[];
}

/** One change of a text: what stands between two offsets is written anew. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly fix: string;
}

/** Attributes that are true or false; YAML 1.2 takes yes and no for texts. */
const TRUTHS: ReadonlySet<string> = new Set([
  'actionOnEmptyResult',
  'answerOnBridge',
  'bargeIn',
  'hangupOnStar',
  'playBeep',
  'profanityFilter',
  'transcribe',
]);

/**
 * Mends what has one remedy only: gathers that drop whoever is silent, menus that wait for more keys
 * than one, or take the pound key for the end, and truths written as yes and no. All else stays as it
 * is written, to the last space.
 */
export function mended(text: string): Mended {
  const document = parseDocument(text);
  const states: unknown = document.errors.length > 0 ? undefined : document.get('states');
  if (!isMap(states)) return { text, fixes: [] };
  const edits = states.items.flatMap(({ key, value }) =>
    isMap(value) ? editsIn(value, String(key), text) : [],
  );
  // From the end, so that the places before it stay where they are.
  const last = edits.toReversed().toSorted((one, other) => other.from - one.from);
  return {
    text: last.reduce(
      (whole, { from, to, text }) => whole.slice(0, from) + text + whole.slice(to),
      text,
    ),
    fixes: edits.map(({ fix }) => fix),
  };
}

function editsIn(state: YAMLMap, name: string, text: string): Edit[] {
  const exit = state.get('exit');
  const keys = isMap(exit) ? exit.items.map((item) => String(item.key)) : [];
  const isMenu =
    keys.some((key) => /^[0-9*#]$/.test(key)) &&
    !keys.some((key) => /^[0-9*#]{2,}$/.test(key)) &&
    !state.has('entry');
  const verbs = verbsIn(state.get('enter'));
  const gathers = verbs.flatMap(({ verb, attributes }) => (verb === 'gather' ? [attributes] : []));
  return [
    ...verbs.flatMap(({ attributes }) => truthsIn(attributes, name)),
    ...gathers.flatMap((gather): Edit[] => {
      const missing = {
        ...(isMap(exit) && !gather.has('actionOnEmptyResult') && { actionOnEmptyResult: 'true' }),
        ...(isMenu && !gather.has('numDigits') && { numDigits: '1' }),
        ...(isMenu &&
          isOne(gather.get('numDigits')) &&
          !gather.has('finishOnKey') && { finishOnKey: quoted(text) }),
      };
      return Object.entries(missing).flatMap(([key, value]) =>
        added(gather, key, value, name, text),
      );
    }),
  ];
}

/** A menu that says nothing of digits is about to take one. */
function isOne(digits: unknown): boolean {
  return digits === undefined || Number(digits) === 1;
}

function quoted(text: string): string {
  return text.trimStart().startsWith('{') ? '""' : "''";
}

interface Written {
  readonly verb: string;
  readonly attributes: YAMLMap;
}

/** The verbs of a list that are written with attributes, under whatever conditions. */
function verbsIn(list: unknown): Written[] {
  if (!isSeq(list)) return [];
  return list.items.flatMap((item): Written[] =>
    isMap(item)
      ? item.items.flatMap(({ key, value }): Written[] => [
          ...(isMap(value) && String(key) !== 'when'
            ? [{ verb: String(key), attributes: value }]
            : []),
          ...(isSeq(value) ? verbsIn(value) : []),
        ])
      : [],
  );
}

function truthsIn(attributes: YAMLMap, state: string): Edit[] {
  return attributes.items.flatMap(({ key, value }): Edit[] => {
    const range = isScalar(value) ? value.range : undefined;
    if (!isScalar(value) || !range || !TRUTHS.has(String(key))) return [];
    const truth = /^(?:yes|on|true)$/i.test(String(value.value));
    if (typeof value.value !== 'string' || !/^(?:yes|no|on|off|true|false)$/i.test(value.value))
      return [];
    const fix = `${state}: ${String(key)} is ${truth}`;
    return [{ from: range[0], to: range[1], text: String(truth), fix }];
  });
}

/** One more attribute, before all others and in their way of writing. */
function added(
  attributes: YAMLMap,
  key: string,
  value: string,
  state: string,
  text: string,
): Edit[] {
  const first = (attributes.items[0]?.key as Node | undefined)?.range?.[0];
  if (first === undefined) return [];
  const name = text[first] === '"' ? `"${key}"` : key;
  const indent = ' '.repeat(first - text.lastIndexOf('\n', first - 1) - 1);
  const end = attributes.flow === true ? ', ' : `\n${indent}`;
  return [
    {
      from: first,
      to: first,
      text: `${name}: ${value}${end}`,
      fix: `${state}: ${key} is ${value}`,
    },
  ];
}
