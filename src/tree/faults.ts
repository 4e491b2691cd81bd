import type { Definition } from './phone-tree.ts';
import { renderFaults, sampledTargets, stateFaults } from './state-faults.ts';
import type { State } from './state.ts';

/**
 * Finds what would break a call in a phone tree: names that don't exist, states that can't be
 * reached, loops that never wait, and waits without a way on. One sentence a fault, with its remedy.
 */
export function faultsOf(tree: Definition): string[] {
  const { name, initial, lastExit, states } = tree;
  const faults: string[] = [];
  if (!/^[a-z][a-z0-9-]*$/.test(name) || name === 'fallback') {
    faults.push(`The name "${name}" can't be a URL's: use a-z, 0-9 and "-", but not "fallback".`);
  }
  const names = Object.keys(states);
  const check = (who: string, targets: readonly string[]) => {
    for (const target of targets.filter((each) => !Object.hasOwn(states, each))) {
      faults.push(`${who} names "${target}", which is no state: there are ${names.join(', ')}.`);
    }
  };
  const spoken = [...(tree.apology ?? []), ...(tree.goodbye ?? [])];
  faults.push(...renderFaults(spoken).map((fault) => `The apology or goodbye ${fault}`));
  check('initial', [initial]);
  if (lastExit !== undefined) check('lastExit', [lastExit]);
  for (const [each, state] of Object.entries(states)) {
    const found = stateFaults(each, state);
    faults.push(...found.map((fault) => `State "${each}" ${fault}`));
    check(`State "${each}"`, targetsOf(state, found.length > 0 ? [] : sampledTargets(state)));
  }
  return faults.length > 0 ? faults : graphFaults(tree);
}

function graphFaults({ initial, lastExit, states }: Definition): string[] {
  const names = Object.keys(states);
  const reached = new Set([initial, ...(lastExit === undefined ? [] : [lastExit])]);
  // A function may lead anywhere, whatever it was seen to do.
  for (const name of reached) {
    for (const target of targetsOf(states[name], names)) reached.add(target);
  }
  return names.flatMap((name) => {
    if (!reached.has(name)) {
      return [`State "${name}" can't be reached from "${initial}": lead to it or take it out.`];
    }
    const loop = passingLoop(name, states);
    return loop && name === loop.toSorted()[0]
      ? [
          `State "${name}" comes back to itself without waiting for the caller (${loop.join(' > ')}).`,
        ]
      : [];
  });
}

/** The states passed through from a state back to itself, if nothing on the way waits. */
function passingLoop(name: string, states: Definition['states']): string[] | undefined {
  const path = [name];
  for (;;) {
    const exit = states[path.at(-1) ?? name]?.exit;
    if (typeof exit !== 'string') return undefined;
    if (exit === name) return path;
    if (path.includes(exit)) return undefined;
    path.push(exit);
  }
}

/** The states a state can lead to; a function leads to `chosen`. */
function targetsOf(state: State | undefined, chosen: readonly string[]): readonly string[] {
  if (!state) return [];
  const { exit, tries } = state;
  if (exit === null) return [];
  if (typeof exit === 'string') return [exit];
  if (typeof exit === 'function') return chosen;
  return [...Object.values(exit), tries?.exit].filter((target) => typeof target === 'string');
}
