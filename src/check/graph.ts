import { RINGING } from '../tree/line.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import { assuming, inBoth, NOTHING_KNOWN, withoutTries, withoutVars, type Facts } from './facts.ts';
import { isAnywhere, isAsking, withTrails } from './trail.ts';
import { waysFrom, type Way } from './ways.ts';

/** One way that a call can take. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /**
   * What makes it happen: `1`, `silence`, `other key`, `other words`, `entered`, `says sales`,
   * `mumbles sales`, `says anything`, `tries`, `busy`, `done`, `found`, `not found`, `ring`,
   * `rescue`, `at once`, and `chosen` where a function chooses.
   */
  readonly input: string;
  /** What is surely so for whoever takes it. */
  readonly facts: Facts;
  /** It leads back to where the caller was before, by `repeat` or `back`. */
  readonly again?: true;
}

/** How the states of a tree's compiled machine hang together. */
export interface Graph {
  /**
   * The states that a caller can be in, or pass, in the order of their distance from the first;
   * `(goodbye)` is one of them, `(ringing)` is not.
   */
  readonly reached: readonly string[];
  /** Every way, whatever the conditions; those that can't both hold on one way are left out. */
  readonly edges: readonly Edge[];
  readonly from: (state: string) => readonly Edge[];
  readonly into: (state: string) => readonly Edge[];
  /** What is surely so wherever a call comes to a state, since the caller last did something. */
  readonly known: (state: string) => Facts;
}

/**
 * Reads the graph off a tree's compiled machine. The caller may press, say and wait as they like,
 * transfers and tasks may end in every way, and it may be any time. Of conditions, only those are
 * told apart that follow each other while nobody does anything.
 */
export function graphOf(tree: PhoneTree): Graph {
  const { ways, known } = waysOf(tree);
  const from = new Map<string, Edge[]>();
  const into = new Map<string, Edge[]>();
  for (const [name, each] of withTrails(ways, tree)) {
    const edges = distinct(each).map((way) => ({ from: name, ...way }));
    from.set(name, edges);
    for (const edge of edges) {
      const others = into.get(edge.to);
      if (others) others.push(edge);
      else into.set(edge.to, [edge]);
    }
  }
  const reached = new Set([RINGING]);
  for (const name of reached) for (const { to } of from.get(name) ?? []) reached.add(to);
  reached.delete(RINGING);
  return {
    reached: [...reached],
    edges: [...from.values()].flat(),
    from: (state) => from.get(state) ?? [],
    into: (state) => into.get(state) ?? [],
    known: (state) => known.get(state) ?? NOTHING_KNOWN,
  };
}

/** The ways of every state that is reached, worked out anew wherever less turns out to be known. */
function waysOf(tree: PhoneTree) {
  const ways = new Map<string, readonly Way[]>();
  const known = new Map<string, Facts>([[RINGING, NOTHING_KNOWN]]);
  const waiting = new Set([RINGING]);
  const arrive = (to: string, facts: Facts) => {
    const before = known.get(to);
    const now = before ? inBoth(before, facts) : facts;
    if (before && now.size === before.size) return;
    known.set(to, now);
    waiting.add(to);
  };
  for (const name of waiting) {
    waiting.delete(name);
    const each = waysFrom(tree, name, known.get(name) ?? NOTHING_KNOWN);
    ways.set(name, each);
    for (const { to, facts } of each) {
      // Whoever was asked nothing yet is led to where everybody begins.
      if (isAnywhere(to)) arrive(tree.definition.initial, NOTHING_KNOWN);
      else arrive(to, entering(to, tree, facts));
    }
  }
  return { ways, known };
}

/** What is known once a state has set what it sets; another menu counts its tries anew. */
function entering(name: string, tree: PhoneTree, facts: Facts): Facts {
  const state = tree.states[name];
  if (!state) return NOTHING_KNOWN;
  const { set, with: given, find, language } = state;
  const counted = isAsking(name, tree) ? withoutTries(facts) : facts;
  const kept = withoutVars(counted, Object.keys({ ...set, ...given, ...find?.keep }));
  if (language === undefined) return kept;
  const others = new Map([...kept].filter(([, { atom }]) => atom.language === undefined));
  return assuming({ language }, true, others);
}

/** Keys and silence may lead to the same state in the same way. */
function distinct(ways: readonly Way[]): Way[] {
  const found = new Map<string, Way>();
  for (const way of ways) {
    const key = `${way.input} ${way.to}`;
    const other = found.get(key);
    found.set(key, other ? { ...way, facts: inBoth(other.facts, way.facts) } : way);
  }
  return [...found.values()];
}
