import { compares, type Comparison } from '../tree/comparison.ts';
import type { Condition } from '../tree/condition.ts';
import { isTemplate } from '../twiml/texts.ts';

/** A condition of one key, and whether it holds. */
export interface Fact {
  readonly atom: Condition;
  readonly so: boolean;
}

/** What is surely so on some way, by the condition in JSON. */
export type Facts = ReadonlyMap<string, Fact>;

export const NOTHING_KNOWN: Facts = new Map();

/** Whether a condition holds, as far as facts tell; undefined: it may, and may not. */
export function truth(condition: Condition, facts: Facts): boolean | undefined {
  const { not, any, all = [] } = condition;
  const parts: (boolean | undefined)[] = [];
  // Each part is judged by what the ones before it would make known.
  let known = facts;
  for (const atom of atomsOf(condition)) {
    parts.push(decided(atom, known));
    known = assuming(atom, true, known);
  }
  if (not) {
    parts.push(opposite(truth(not, known)));
    known = assuming(not, false, known);
  }
  for (const each of all) {
    parts.push(truth(each, known));
    known = assuming(each, true, known);
  }
  if (any) parts.push(opposite(allHold(any.map((each) => opposite(truth(each, known))))));
  return allHold(parts);
}

/** What is known besides where a condition holds, or does not. */
export function assuming(condition: Condition, so: boolean, facts: Facts): Facts {
  const { not, any, all = [] } = condition;
  const atoms = atomsOf(condition);
  const parts = atoms.length + all.length + (not ? 1 : 0) + (any ? 1 : 0);
  // Where one of several does not hold, nobody knows which.
  if (!so && parts > 1) return facts;
  let known = facts;
  for (const atom of atoms) known = new Map([...known, [JSON.stringify(atom), { atom, so }]]);
  if (not) known = assuming(not, !so, known);
  for (const each of all) known = assuming(each, so, known);
  // Alternatives fail all together, but of several that may hold nobody knows which does.
  if (any && (!so || any.length === 1)) for (const each of any) known = assuming(each, so, known);
  return known;
}

/** What is known on both of two ways. */
export function inBoth(one: Facts, other: Facts): Facts {
  if (one === other) return one;
  return new Map([...one].filter(([key, { so }]) => other.get(key)?.so === so));
}

/** What is still known after variables got other values. */
export function withoutVars(facts: Facts, names: readonly string[]): Facts {
  if (names.length === 0) return facts;
  const isOf = ({ vars = {} }: Condition) => names.some((name) => Object.hasOwn(vars, name));
  return new Map([...facts].filter(([, { atom }]) => !isOf(atom)));
}

/** What is still known where tries are counted anew. */
export function withoutTries(facts: Facts): Facts {
  const counts = ({ atom }: Fact) => COUNTS.some((of) => atom[of] !== undefined);
  return new Map([...facts].filter(([, fact]) => !counts(fact)));
}

/** What surely has a value, as texts name it: `vars.account`, `call.callerName`. */
export function knownNames(facts: Facts): string[] {
  return [...facts.values()].flatMap(({ atom }) =>
    (['vars', 'call'] as const).flatMap((kind) =>
      Object.keys(atom[kind] ?? {})
        .filter((name) => truth({ [kind]: { [name]: { known: true } } }, facts) === true)
        .map((name) => `${kind}.${name}`),
    ),
  );
}

/** The keys of a condition, each as a condition of its own; `again: false` is the opposite of true. */
function atomsOf({
  not: _,
  any: __,
  all: ___,
  vars = {},
  call = {},
  ...rest
}: Condition): Condition[] {
  return [
    ...Object.entries(rest).map(([key, value]): Condition => ({ [key]: value })),
    ...Object.entries(vars).map(([name, is]): Condition => ({ vars: { [name]: is } })),
    ...Object.entries(call).map(([name, is]): Condition => ({ call: { [name]: is } })),
  ];
}

function decided(atom: Condition, facts: Facts): boolean | undefined {
  for (const fact of facts.values()) {
    const told = toldBy(fact, atom);
    if (told !== undefined) return told;
  }
  return undefined;
}

/** What one fact tells of a condition of one key. */
function toldBy({ atom, so }: Fact, asked: Condition): boolean | undefined {
  for (const key of ['event', 'language', 'again'] as const) {
    if (atom[key] === undefined || asked[key] === undefined) continue;
    if (atom[key] === asked[key]) return so;
    if (so || key === 'again') return !so;
  }
  if (asked.open !== undefined && asked.open === (atom.open ?? atom.holiday)) {
    if (atom.open !== undefined) return so;
    // A holiday is closed.
    return so ? false : undefined;
  }
  if (asked.holiday !== undefined && asked.holiday === (atom.holiday ?? atom.open)) {
    if (atom.holiday !== undefined) return so;
    return so ? false : undefined;
  }
  if (atom.on !== undefined && atom.on === asked.on) return so;
  if (atom.from && asked.from && String(atom.from) === String(asked.from)) return so;
  return toldByTries({ atom, so }, asked) ?? toldByValues({ atom, so }, asked);
}

const COUNTS = ['tries', 'noInput', 'noMatch'] as const;

/** So many silences are at least so many tries. */
function toldByTries({ atom, so }: Fact, asked: Condition): boolean | undefined {
  for (const of of COUNTS) {
    for (const other of COUNTS) {
      const [least, wanted] = [atom[of], asked[other]];
      if (least === undefined || wanted === undefined) continue;
      if (so && (of === other || other === 'tries') && wanted <= least) return true;
      if (!so && (of === other || of === 'tries') && wanted >= least) return false;
    }
  }
  return undefined;
}

function toldByValues({ atom, so }: Fact, asked: Condition): boolean | undefined {
  for (const kind of ['vars', 'call'] as const) {
    for (const [name, is] of Object.entries(atom[kind] ?? {})) {
      const wanted = asked[kind]?.[name];
      if (wanted === undefined) continue;
      if (JSON.stringify(is) === JSON.stringify(wanted)) return so;
      // What depends on other variables may come out either way.
      if (isTemplate(JSON.stringify([is, wanted]))) return undefined;
      const value = valueIn(is, so);
      if (value !== undefined) return compares(value, wanted);
      if (isPresent(is, so) && typeof wanted === 'object' && 'known' in wanted) {
        return wanted.known ? onlyKnown(wanted) : false;
      }
    }
  }
  return undefined;
}

function onlyKnown(wanted: Comparison): true | undefined {
  return Object.keys(wanted).length === 1 ? true : undefined;
}

/** The value that a comparison leaves no choice of; '' for none. */
function valueIn(is: string | Comparison, so: boolean): string | undefined {
  const { known, is: value } = typeof is === 'string' ? { is } : { known: undefined, ...is };
  if (so && value !== undefined) return value;
  const asksOnly = typeof is === 'object' && Object.keys(is).length === 1;
  return known !== undefined && asksOnly && known !== so ? '' : undefined;
}

/** Whether there has to be a value for a comparison to come out so. */
function isPresent(is: string | Comparison, so: boolean): boolean {
  return compares(undefined, is) !== so;
}

function opposite(so: boolean | undefined): boolean | undefined {
  return so === undefined ? undefined : !so;
}

function allHold(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}
