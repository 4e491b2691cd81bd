import type { Comparison } from '../tree/comparison.ts';
import { partsOf } from '../tree/condition.ts';
import { isEntry, type Entry } from '../tree/entry.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import { isTemplate } from '../twiml/texts.ts';
import type { Branch, State } from '../tree/state.ts';
import type { Condition } from '../tree/condition.ts';
import type { Verb } from '../twiml/verb.ts';

/** What callers may enter, or tasks find out, so that every way on is taken. */
export interface Samples {
  /** By table, a key of its first row. */
  readonly keys: readonly string[];
  /** By variable, a value for each comparison with it. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** The samples of a tree: the keys of its tables, and what it compares its variables with. */
export function samplesOf({ definition, states }: PhoneTree): Samples {
  const trees = [definition, ...Object.values(definition.trees ?? {})];
  const tables = trees.flatMap(({ tables = {} }) => Object.values(tables));
  const values = new Map<string, string[]>();
  for (const condition of Object.values(states).flatMap(conditionsOf)) {
    for (const [name, is] of Object.entries(condition.vars ?? {})) {
      values.set(name, [...new Set([...(values.get(name) ?? []), ...valuesFor(is)])]);
    }
  }
  return {
    keys: tables.flatMap(({ key, rows: [row] }) => (row ? [String(row[key])] : [])),
    values,
  };
}

/** Every condition in a state, and all that each is made of. */
export function conditionsOf({ enter, exit }: State): Condition[] {
  const ways = Array.isArray(exit) ? exit.flatMap(({ when }) => when ?? []) : [];
  const branches = typeof enter === 'function' ? [] : branchesIn(enter);
  const all = [...branches.map(({ when }) => when), ...ways];
  return all.flatMap((when) => partsOf(when, []).map(({ condition }) => condition));
}

function branchesIn(parts: readonly (Verb | Branch)[]): Branch[] {
  return parts.flatMap((part) =>
    'kind' in part ? [] : [part, ...branchesIn([...part.play, ...(part.otherwise ?? [])])],
  );
}

function valuesFor(is: string | Comparison): string[] {
  if (typeof is === 'string') return [is];
  const { is: value, oneOf = [], contains, startsWith, above, below } = is;
  const numbers = [
    ...(above === undefined ? [] : [Number(above) + 1]),
    ...(below === undefined ? [] : [Number(below) - 1]),
  ];
  return [value, ...oneOf, contains, startsWith, ...numbers.map(String)].filter(
    (each) => each !== undefined && !isTemplate(each),
  ) as string[];
}

/** Digits that an entry takes beside options: any, and a key of each table to be looked up. */
export function entriesFor(entry: Entry, options: readonly string[], { keys }: Samples): string[] {
  const { min = 1, pattern = 'X'.repeat(min), prefix = '' } = entry;
  const fitting = (wholes: readonly string[]) =>
    wholes
      .filter((digits) => digits.startsWith(prefix))
      .map((digits) => digits.slice(prefix.length))
      .filter((digits) => isEntry(digits, entry) && !options.includes(digits));
  const usual = ['1234567890', '5678923456'].flatMap((digits) => {
    const all = [...pattern].map((letter, at) => (/\d/.test(letter) ? letter : digits[at % 10]));
    const whole = prefix + all.join('').slice(prefix.length);
    // One of ten last digits is the check digit.
    return [whole, ...[...'0123456789'].map((digit) => whole.slice(0, -1) + digit)];
  });
  return [...new Set([...fitting(usual).slice(0, 1), ...fitting(keys)])];
}

/** What a task may find out: a value for every comparison, and nothing. */
export function answersFor(
  names: readonly string[],
  { values }: Samples,
): Readonly<Record<string, string>>[] {
  const most = Math.max(0, ...names.map((name) => values.get(name)?.length ?? 0));
  const answers = Array.from({ length: most + 1 }, (_, turn) =>
    Object.fromEntries(names.map((name) => [name, (values.get(name) ?? [])[turn] ?? '1'])),
  );
  return names.length > 0 ? [...answers, {}] : answers;
}
