import { allVerbs } from '../../tree/enter.ts';
import { GOODBYE } from '../../tree/line.ts';
import type { State } from '../../tree/state.ts';
import type { Element } from '../../twiml/verb.ts';
import type { Graph } from '../graph.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/** Verbs by which a caller gets what they called for, or is let go. */
const ENDING: ReadonlySet<string> = new Set<Element['kind']>([
  'dial',
  'enqueue',
  'record',
  'connect',
  'refer',
  'pay',
  'redirect',
  'hangup',
  'reject',
  'leave',
  'raw',
]);

export const trapped: Rule = {
  id: 'G04',
  severity: 'error',
  demands: 'From everywhere a caller can reach a person, a message or the end of the call.',
  source: 'AWS Bedrock flow validation (MissingEndingNodes); backward search from the endings',
  check: ({ tree, graph }) => {
    const free = freeStates(tree.states, graph);
    return graph.reached
      .filter((name) => !free.has(name) && graph.into(name).some(({ from }) => !isTrapped(from)))
      .map((state) => ({
        path: placeOf(state),
        message: `Whoever comes to "${state}" never gets to a person, a message or the end of the call: lead on to one.`,
        state,
      }));

    function isTrapped(name: string): boolean {
      return name in tree.states && !free.has(name);
    }
  },
};

/** The states from which an ending can be reached. */
function freeStates(states: Readonly<Record<string, State>>, graph: Graph): ReadonlySet<string> {
  const free = new Set([GOODBYE, ...Object.keys(states).filter((name) => ends(states[name]))]);
  for (const name of free) for (const { from } of graph.into(name)) free.add(from);
  return free;
}

function ends(state: State | undefined): boolean {
  if (!state || state.exit === null || typeof state.enter === 'function') return true;
  return allVerbs(state.enter).some(({ kind }) => ENDING.has(kind));
}
