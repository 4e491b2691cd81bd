import { passes } from '../../tree/state.ts';
import { placeOf } from '../place.ts';
import type { Rule, Subject } from '../rule.ts';

export const endlessRepeat: Rule = {
  id: 'G05',
  severity: 'error',
  demands: 'Nothing is repeated for ever to somebody who was asked nothing yet.',
  source: 'https://stately.ai/docs/eventless-transitions; Twilio Studio FAQ',
  check: (subject) =>
    subject.graph.reached
      .filter((state) => comesBack(state, subject))
      .map((state) => ({
        path: placeOf(state, 'exit'),
        message: `"${state}" may lead back to itself by "repeat" or "back", before anybody was asked: lead to a state that asks.`,
        state,
      })),
};

/** Whether a call can pass from a state to itself; without "repeat" and "back", faults have told. */
function comesBack(name: string, { tree, graph }: Subject): boolean {
  const passed = new Set<string>();
  const pass = (from: string) => {
    const state = tree.states[from];
    if (!state || !(passes(state) || state.task)) return;
    for (const { to } of graph.from(from)) passed.add(to);
  };
  pass(name);
  for (const each of passed) {
    if (each === name) return true;
    pass(each);
  }
  return false;
}
