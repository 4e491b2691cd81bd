import { suggestion } from '../nearest.ts';
import { scheduleFaults } from '../schedule/read.ts';
import { zoneFault } from '../schedule/zone.ts';
import { E164 } from '../tasks/task.ts';
import { conditionFaults } from './condition-faults.ts';
import type { Definition } from './definition.ts';
import type { Surroundings } from './errand-faults.ts';
import { leadsOf } from './exits.ts';
import type { Fault } from './fault.ts';
import { flatten } from './flatten.ts';
import { graphFaults } from './graph-faults.ts';
import { languageFaults, languagesFaults } from './language-faults.ts';
import { lookupFaults, tableFaults } from './lookup-faults.ts';
import { memoryFaults } from './memory-faults.ts';
import { sayingFaults } from './saying-faults.ts';
import { limitFaults, sampledTargets, stateFaults } from './state-faults.ts';
import { BACK, REPEAT, type State } from './state.ts';
import { transferFaults } from './transfer-faults.ts';
import type { Known } from './transfer.ts';
import { circleFaults, useFaults } from './use-faults.ts';
import { variablesOf } from './variables.ts';
import { wordingFaults } from './wording-faults.ts';

/**
 * Finds what would break a call in a phone tree: names that don't exist, states that can't be
 * reached, loops that never wait, and waits without a way on. With a `server`, also what can't be
 * done there.
 */
export function faultsOf(tree: Definition, server?: Known): Fault[] {
  const faults = [
    ...localFaults(tree, Object.keys(tree.states), server),
    ...circleFaults(tree),
    ...usedFaults(tree, server),
  ];
  if (faults.length > 0) return faults;
  const flat = flatten(tree);
  return [...graphFaults(flat), ...memoryFaults(flat, tree), ...placedFaults(flat)];
}

/** The faults that show in one place, where `names` are all the states there are. */
export function localFaults(tree: Definition, names: readonly string[], server?: Known): Fault[] {
  const known = new Set([...names, ...(tree.returns ?? [])]);
  const surroundings = { ...variablesOf(tree), server };
  return [
    ...ownFaults(tree, known),
    ...sayingFaults(tree, surroundings.variables),
    ...Object.entries(tree.states).flatMap(([name, state]) =>
      faultsIn(name, state, known, tree, surroundings),
    ),
  ];
}

function ownFaults(tree: Definition, names: ReadonlySet<string>): Fault[] {
  const { name, numbers = [], zone, initial, lastExit, everywhere = {}, returns = [] } = tree;
  const faults: Fault[] = [];
  if (!/^[a-z][a-z0-9-]*$/.test(name) || name === 'fallback') {
    const message = `The name "${name}" can't be a URL's: use a-z, 0-9 and "-", but not "fallback".`;
    faults.push({ path: ['name'], message });
  }
  for (const [index, number] of numbers.entries()) {
    const path = ['numbers', String(index)];
    if (!E164.test(number)) {
      const message = `"${number}" is never called so: write it in E.164, such as +14155550100.`;
      faults.push({ path, message });
    } else if (numbers.indexOf(number) < index) {
      faults.push({ path, message: `"${number}" stands here twice: take one out.` });
    }
  }
  const zoneless = zone === undefined ? undefined : zoneFault(zone);
  if (zoneless !== undefined) faults.push({ path: ['zone'], message: zoneless });
  for (const [schedule, written] of Object.entries(tree.schedules ?? {})) {
    faults.push(
      ...scheduleFaults(written).map(({ path, message }) => ({
        path: ['schedules', schedule, ...path.map(String)],
        message: `Schedule "${schedule}": ${message}`,
      })),
    );
  }
  for (const [index, each] of returns.entries()) {
    if (tree.states[each] === undefined) continue;
    const message = `"${each}" is a state and a return: call one of them otherwise.`;
    faults.push({ path: ['returns', String(index)], message });
  }
  for (const { path, message } of tree.tries ? limitFaults(tree.tries) : []) {
    faults.push({ path, message: `The tree ${message}` });
  }
  if (tree.tries && !isTarget(tree.tries.exit, names)) {
    const message = `The exit of its tries ${unknown(tree.tries.exit, names)}`;
    faults.push({ path: ['tries', 'exit'], message });
  }
  for (const [field, target] of Object.entries({ initial, lastExit })) {
    if (
      target === undefined ||
      tree.states[target] ||
      (names.has(target) && !returns.includes(target))
    )
      continue;
    faults.push({ path: [field], message: `${field} ${unknown(target, names)}` });
  }
  for (const [key, target] of Object.entries(everywhere)) {
    const path = ['everywhere', key];
    if (!/^[0-9*#]$/.test(key)) {
      faults.push({ path, message: `"${key}" is no key: use 0 to 9, * and #.` });
    }
    if (target === null || isTarget(target, names)) continue;
    faults.push({ path, message: `The key ${key} ${unknown(target, names)}` });
  }
  return [...faults, ...languagesFaults(tree), ...tableFaults(tree)];
}

/** The faults of one state, and its exits to what is no state. */
function faultsIn(
  name: string,
  state: State,
  names: ReadonlySet<string>,
  tree: Definition,
  surroundings: Surroundings,
): Fault[] {
  const found = [
    ...stateFaults(name, state, tree),
    ...conditionFaults(state, tree, [...surroundings.variables.vars, ...surroundings.sensitive]),
    ...languageFaults(state, tree),
    ...lookupFaults(state, tree),
    ...useFaults(state, tree),
    ...transferFaults(state, tree, surroundings.server),
    ...wordingFaults(state, tree, surroundings),
  ];
  const chosen = found.length > 0 ? [] : sampledTargets(state);
  const lost = leadsOf(state, chosen).filter(({ target }) => !isTarget(target, names));
  return [
    ...found,
    ...lost.map(({ path, target }) => ({ path, message: unknown(target, names) })),
  ].map(({ path, message }) => ({
    path: ['states', name, ...path],
    message: `State "${name}" ${message}`,
  }));
}

/** The faults of the trees that a tree uses, each told where it uses them. */
function usedFaults({ states, trees = {} }: Definition, server: Known | undefined): Fault[] {
  return Object.entries(trees).flatMap(([name, other]) => {
    const user = Object.keys(states).find((each) => states[each]?.tree === name);
    if (user === undefined) return [];
    return localFaults({ ...other, trees }, Object.keys(other.states), server).map(
      ({ message }) => ({
        path: ['states', user, 'tree'],
        message: `State "${user}" uses "${name}", which has a fault: ${message}`,
      }),
    );
  });
}

/** What only shows where a tree stands in another: it has to speak that one's languages. */
function placedFaults(flat: Definition): Fault[] {
  return Object.entries(flat.states).flatMap(([name, state]) => {
    const [user = ''] = name.split('/');
    if (user === name) return [];
    return languageFaults(state, flat).map(({ message }) => ({
      path: ['states', user],
      message: `State "${name}" ${message}`,
    }));
  });
}

function isTarget(target: string, names: ReadonlySet<string>): boolean {
  return names.has(target) || target === REPEAT || target === BACK;
}

function unknown(target: string, names: ReadonlySet<string>): string {
  return `names "${target}", which is no state: ${suggestion(target, [...names])}`;
}
