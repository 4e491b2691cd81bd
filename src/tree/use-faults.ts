import { suggestion } from '../nearest.ts';
import { isTemplate } from '../twiml/texts.ts';
import type { Definition } from './definition.ts';
import type { Fault } from './fault.ts';
import { usesOf } from './flatten.ts';
import { leadsOf } from './exits.ts';
import { kept, LONGEST_KEPT } from './kept.ts';
import { passes, tableOf, type State } from './state.ts';

/** How many trees may stand in one another. */
const DEEPEST = 6;

/** How many states a tree may have, with those of the trees it uses. */
const MOST_STATES = 5_000;

/** What is wrong with how a state uses another tree; each message reads on from the state's name. */
export function useFaults(state: State, { trees = {} }: Definition): Fault[] {
  const { tree, exit, with: given = {}, task, find, entry, speech, tries } = state;
  if (tree === undefined) {
    if (Object.keys(given).length === 0) return [];
    return [
      { path: ['with'], message: 'gives something "with" no tree: name the tree, or use "set".' },
    ];
  }
  const faults: Fault[] = [];
  for (const [key, value] of Object.entries({ task, find, entry, speech, tries })) {
    if (value === undefined) continue;
    faults.push({
      path: [key],
      message: `goes on in another tree and has "${key}": give each a state of its own.`,
    });
  }
  // Where a call goes over to for good is not part of this tree.
  if (exit === null) return faults;
  const other = trees[tree];
  if (!other) {
    const message = `goes on in "${tree}", which is no tree: ${suggestion(tree, Object.keys(trees))}`;
    return [...faults, { path: ['tree'], message }];
  }
  const { takes = [], returns = [] } = other;
  for (const name of Object.keys(given)) {
    if (takes.includes(name)) continue;
    const message = `gives "${name}", which "${tree}" does not take: ${suggestion(name, takes)}`;
    faults.push({ path: ['with', name], message });
  }
  const table = tableOf(exit);
  if (!table) {
    const message = `goes on in "${tree}": lead on by its returns, or by null to hand the call over.`;
    faults.push({ path: ['exit'], message });
  }
  for (const input of Object.keys(table ?? {})) {
    if (input === 'otherwise' || returns.includes(input)) continue;
    const message = `leads on by "${input}", by which "${tree}" does not return: ${suggestion(input, returns)}`;
    faults.push({ path: ['exit', input], message });
  }
  if (table && returns.length === 0) {
    const message = `waits for "${tree}" to return, which it never does: lead on by null, or give it "returns".`;
    faults.push({ path: ['exit'], message });
  }
  return faults;
}

/** The states that hand calls over to a tree that is not there, or does not take what they give. */
export function jumpFaults(
  { states }: Definition,
  trees: ReadonlyMap<string, Definition>,
): Fault[] {
  return Object.entries(states).flatMap(([name, { tree, exit, with: given = {} }]): Fault[] => {
    if (tree === undefined || exit !== null) return [];
    const other = trees.get(tree);
    if (!other) {
      const message = `State "${name}" hands calls over to "${tree}", which is no tree: ${suggestion(tree, [...trees.keys()])}`;
      return [{ path: ['states', name, 'tree'], message }];
    }
    const { takes = [] } = other;
    return Object.entries(given).flatMap(([each, text]): Fault[] => {
      const path = ['states', name, 'with', each];
      if (!takes.includes(each)) {
        const message = `State "${name}" gives "${each}", which "${tree}" does not take: ${suggestion(each, takes)}`;
        return [{ path, message }];
      }
      if (isTemplate(text) || kept(text) !== undefined) return [];
      const message = `State "${name}" gives "${each}" ${text.length} characters: ${LONGEST_KEPT} at most go along.`;
      return [{ path, message }];
    });
  });
}

/** Where a tree hands calls over to others that hand them back, while nobody is asked anything. */
export function roundFaults(tree: Definition, trees: ReadonlyMap<string, Definition>): Fault[] {
  return jumpsOf(tree).flatMap(({ state, to }): Fault[] => {
    const way = wayBack(to, tree.name, trees);
    if (!way) return [];
    const message = `State "${state}" hands calls over to "${way.join('", which hands them over to "')}" without asking anything: they would go round for ever.`;
    return [{ path: ['states', state, 'tree'], message }];
  });
}

/** The trees by which calls that are handed over come back to one. */
function wayBack(
  from: string,
  home: string,
  trees: ReadonlyMap<string, Definition>,
): string[] | undefined {
  const ways: string[][] = [[from]];
  const seen = new Set([from]);
  for (const way of ways) {
    const last = way.at(-1) ?? '';
    if (last === home) return way;
    for (const { to } of jumpsOf(trees.get(last))) {
      if (seen.has(to)) continue;
      seen.add(to);
      ways.push([...way, to]);
    }
  }
  return undefined;
}

/** The states that hand calls over to other trees, as far as calls come there without waiting. */
function jumpsOf(tree: Definition | undefined): { state: string; to: string }[] {
  if (!tree) return [];
  const reached = new Set([tree.initial]);
  const jumps: { state: string; to: string }[] = [];
  for (const name of reached) {
    const state = tree.states[name];
    if (!state) continue;
    if (state.tree !== undefined && state.exit === null)
      jumps.push({ state: name, to: state.tree });
    if (!passes(state) && !state.task && state.tree === undefined) continue;
    for (const { target } of leadsOf(state, [])) reached.add(target);
  }
  return jumps;
}

/** Trees that stand in themselves, or too deep, or are too many states in all. */
export function circleFaults(tree: Definition): Fault[] {
  const { trees = {} } = tree;
  const sizes = new Map<string, number>();
  /** The states of a tree with those it uses; a string tells why it can't be said. */
  const sizeOf = (of: Definition, above: readonly string[]): number | string => {
    let size = Object.keys(of.states).length;
    for (const { tree: name } of usesOf(of)) {
      if (above.includes(name))
        return `${[...above.slice(above.indexOf(name)), name].join(' uses ')}: a tree can't stand in itself.`;
      if (above.length > DEEPEST)
        return `${above.join(' uses ')} and so on: ${DEEPEST} trees below each other are enough.`;
      const other = trees[name];
      if (!other) continue;
      const inside = sizes.get(name) ?? sizeOf(other, [...above, name]);
      if (typeof inside === 'string') return inside;
      sizes.set(name, inside);
      size += inside;
      if (size > MOST_STATES)
        return `${of.name} has more than ${MOST_STATES} states with those of the trees it uses.`;
    }
    return size;
  };
  return usesOf(tree).flatMap(({ state, tree: name }) => {
    const other = trees[name];
    const size =
      name === tree.name
        ? `${name} uses ${name}: a tree can't stand in itself.`
        : other && sizeOf(other, [tree.name, name]);
    if (typeof size !== 'string') return [];
    return [{ path: ['states', state, 'tree'], message: `State "${state}": ${size}` }];
  });
}
