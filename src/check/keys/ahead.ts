import { asks } from '../../tree/enter.ts';
import type { Subject } from '../rule.ts';
import { once } from './once.ts';

/** The states that a caller comes to from a state, itself included, up to where they are asked. */
export function ahead({ graph, tree }: Subject, state: string): string[] {
  return walked(state, (each) =>
    isAsking(tree, each) ? [] : graph.from(each).map(({ to }) => to),
  );
}

/** The states that lead to a state without asking anything. */
export function leading({ graph, tree }: Subject, state: string): string[] {
  const before = (each: string) =>
    graph
      .into(each)
      .map(({ from }) => from)
      .filter((from) => !isAsking(tree, from));
  return walked(state, before).slice(1);
}

/** Whether a state asks the caller for something. */
export function isAsking({ states }: Subject['tree'], name: string): boolean {
  return askingIn(states).has(name);
}

const askingIn = once((states: Subject['tree']['states']) => {
  const asking = Object.entries(states).filter(([, state]) => asks(state));
  return new Set(asking.map(([name]) => name));
});

function walked(first: string, next: (state: string) => readonly string[]): string[] {
  const seen = new Set([first]);
  // A set grows while it is gone through.
  for (const each of seen) for (const other of next(each)) seen.add(other);
  return [...seen];
}
