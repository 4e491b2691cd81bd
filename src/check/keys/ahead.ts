import { asks } from '../../tree/enter.ts';
import type { Subject } from '../rule.ts';
import { once } from './once.ts';

/** The states that a caller comes to from some, those themselves included, without being asked. */
export function comingFrom({ graph, tree }: Subject, starts: Iterable<string>): Set<string> {
  return walked(starts, (each) =>
    isAsking(tree, each) ? [] : graph.from(each).map(({ to }) => to),
  );
}

/** The states from which a caller comes to one of some without being asked, those themselves included. */
export function comingTo({ graph, tree }: Subject, goals: Iterable<string>): Set<string> {
  const before = (each: string) =>
    graph
      .into(each)
      .map(({ from }) => from)
      .filter((from) => !isAsking(tree, from));
  return walked(goals, before);
}

/** The first states that a caller comes to from one on, up to where they are asked; it is the first. */
export function nearTo({ graph, tree }: Subject, state: string, most: number): string[] {
  const near = new Set([state]);
  // A set grows while it is gone through.
  for (const each of near) {
    for (const { to } of isAsking(tree, each) ? [] : graph.from(each)) {
      if (near.size >= most) break;
      near.add(to);
    }
  }
  return [...near];
}

/** Whether a state asks the caller for something. */
export function isAsking({ states }: Subject['tree'], name: string): boolean {
  return askingIn(states).has(name);
}

const askingIn = once((states: Subject['tree']['states']) => {
  const asking = Object.entries(states).filter(([, state]) => asks(state));
  return new Set(asking.map(([name]) => name));
});

function walked(first: Iterable<string>, next: (state: string) => readonly string[]): Set<string> {
  const seen = new Set(first);
  // A set grows while it is gone through.
  for (const each of seen) for (const other of next(each)) seen.add(other);
  return seen;
}

/** The states that ask a caller next who comes to a state: itself, or some ahead. */
export function askedNext(subject: Subject, state: string): ReadonlySet<string> {
  const { graph, tree } = subject;
  const known = askedIn(subject);
  const way = new Set<string>();
  let at = state;
  // Whoever has only one way on is asked where it leads, so that a long row is gone through once.
  while (!known.has(at) && !isAsking(tree, at)) {
    const ways = new Set(graph.from(at).map(({ to }) => to));
    const [next] = ways;
    if (next === undefined || ways.size > 1 || way.has(next)) break;
    way.add(at);
    at = next;
  }
  const asked =
    known.get(at) ?? new Set([...comingFrom(subject, [at])].filter((each) => isAsking(tree, each)));
  for (const each of [...way, at]) known.set(each, asked);
  return asked;
}

const askedIn = once((_: Subject) => new Map<string, ReadonlySet<string>>());
