import type { Definition } from '../tree/definition.ts';
import { namesOf, verbsIn } from '../tree/language.ts';
import { changesIn, type Difference } from './difference.ts';
import { changesOfScript } from './script.ts';
import { placeText } from './way.ts';

/** What is other in a tree as a whole: its numbers, hours, languages, and the like. */
export function treeDifferences(older: Definition, newer: Definition): Difference[] {
  const sentences = [
    ...changesIn(older.name, newer.name).map((change) => `The name of the tree ${change}.`),
    ...listSentences(older.numbers, newer.numbers, 'The tree', 'answers'),
    ...changesIn(older.initial, newer.initial).map((change) => `Where calls begin ${change}.`),
    ...changesIn(older.lastExit, newer.lastExit).map(
      (change) => `Who takes callers when nothing else works ${change}.`,
    ),
    ...everywhereSentences(older, newer),
    ...languageSentences(older, newer),
    ...changesIn(older.zone, newer.zone).map((change) => `The zone of spoken times ${change}.`),
    ...groupSentences(older.schedules, newer.schedules, 'Hours'),
    ...groupSentences(tablesOf(older), tablesOf(newer), 'Table'),
    ...listSentences(older.switches, newer.switches, 'The tree', 'has the switch'),
    ...listSentences(older.takes, newer.takes, 'The tree', 'takes'),
    ...listSentences(older.returns, newer.returns, 'The tree', 'returns by'),
    ...spokenSentences(older, newer),
  ];
  return sentences.map((sentence) => ({ kind: 'tree', sentence }));
}

function listSentences(
  older: readonly string[] = [],
  newer: readonly string[] = [],
  subject: string,
  does: string,
): string[] {
  return [
    ...newer
      .filter((each) => !older.includes(each))
      .map((each) => `${subject} now ${does} ${each}.`),
    ...older
      .filter((each) => !newer.includes(each))
      .map((each) => `${subject} no longer ${does} ${each}.`),
  ];
}

function everywhereSentences(
  { everywhere: was = {} }: Definition,
  { everywhere: is = {} }: Definition,
) {
  return [...new Set([...Object.keys(is), ...Object.keys(was)])].flatMap((key) => {
    const [led, leads] = [was[key], is[key]];
    if (led === leads) return [];
    const what = `Pressing ${key} everywhere`;
    if (leads === undefined) return [`${what} no longer leads to ${placeText(led ?? null)}.`];
    const before = led === undefined ? '' : ` instead of ${placeText(led)}`;
    return [`${what} now leads to ${placeText(leads)}${before}.`];
  });
}

function languageSentences(older: Definition, newer: Definition): string[] {
  const [was, is] = [namesOf(older), namesOf(newer)];
  const both = is.filter((name) => was.includes(name));
  return [
    ...listSentences(was, is, 'The tree', 'speaks'),
    ...changesIn(was[0], is[0]).map((change) => `The language in which calls begin ${change}.`),
    ...both.flatMap((name) =>
      changesIn(older.languages?.[name], newer.languages?.[name]).map(
        (change) => `How ${name} is spoken: ${change}.`,
      ),
    ),
  ];
}

type Group = Readonly<Record<string, object>>;

function groupSentences(older: Group = {}, newer: Group = {}, what: string): string[] {
  const names = [...new Set([...Object.keys(newer), ...Object.keys(older)])];
  return names.flatMap((name) => {
    if (!newer[name]) return [`${what} "${name}" are gone.`];
    const isNew = older[name] ? '' : ' (new)';
    return changesIn(older[name], newer[name]).map(
      (change) => `${what} "${name}"${isNew}: ${change}.`,
    );
  });
}

/** Tables, their rows by their keys, so that the order of rows means nothing. */
function tablesOf({ tables = {} }: Definition): Group {
  return Object.fromEntries(
    Object.entries(tables).map(([name, { key, rows }]) => {
      // Of two rows with one key, the first counts.
      const found = rows.toReversed().map(({ [key]: by, ...row }) => [String(by), row]);
      return [name, { key, ...Object.fromEntries(found) }];
    }),
  );
}

function spokenSentences(older: Definition, newer: Definition): string[] {
  return (['apology', 'goodbye'] as const).flatMap((of) =>
    namesOf(newer)
      .filter((name, index) => index === 0 || namesOf(older).includes(name))
      .flatMap((name, index) => {
        const before = index === 0 ? (namesOf(older)[0] ?? name) : name;
        const parts = (tree: Definition, language: string) => verbsIn(tree[of] ?? [], {}, language);
        const sentences = changesOfScript(`The ${of}`, parts(older, before), parts(newer, name));
        return index === 0
          ? sentences
          : sentences.map((each) => each.replace(`The ${of}`, `The ${of} (${name})`));
      }),
  );
}
