import { asks } from '../tree/enter.ts';
import { GOING_BACK, REPEATING, RINGING } from '../tree/line.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import type { Way } from './ways.ts';

type Ways = ReadonlyMap<string, readonly Way[]>;

/** How many ways `repeat` and `back` are read as, at most; a tree that has more keeps the first. */
const MOST = 200_000;

/** Whether a target depends on where the caller has been. */
export const isAnywhere = (to: string): boolean => to === REPEATING || to === GOING_BACK;

/**
 * Ways whose targets are states, where `repeat` and `back` are all the states that may have asked the
 * caller before. A caller who came round in a circle may have fewer.
 */
export function withTrails(ways: Ways, tree: PhoneTree): Ways {
  const into = new Map<string, string[]>();
  for (const [from, each] of ways) {
    for (const { to } of each) {
      const others = into.get(to);
      if (others) others.push(from);
      else if (!isAnywhere(to)) into.set(to, [from]);
    }
  }
  const { initial } = tree.definition;
  let left = MOST;
  const anywhere = (from: string, to: string): readonly string[] => {
    const last = isAsking(from, tree) ? [from] : askedBefore(from, tree, into);
    if (to === REPEATING) return last.map((asked) => (asked === RINGING ? initial : asked));
    return last.flatMap((asked) => {
      if (asked === RINGING) return [initial];
      const before = askedBefore(asked, tree, into).filter((each) => each !== asked);
      return before.map((each) => (each === RINGING ? asked : each));
    });
  };
  return new Map(
    [...ways].map(([from, each]) => {
      const known = new Map<string, readonly string[]>();
      const resolved = each.flatMap((way) => {
        if (!isAnywhere(way.to)) return [way];
        const targets = known.get(way.to) ?? [...new Set(anywhere(from, way.to))].slice(0, left);
        known.set(way.to, targets);
        left -= targets.length;
        return targets.map((to) => ({ ...way, to, again: true as const }));
      });
      return [from, resolved];
    }),
  );
}

/** The states that may have asked last where a caller comes to a state; `(ringing)`: none did. */
function askedBefore(
  name: string,
  tree: PhoneTree,
  into: ReadonlyMap<string, readonly string[]>,
): string[] {
  const passed = new Set(into.get(name));
  for (const each of passed) {
    if (isAsking(each, tree)) continue;
    for (const before of into.get(each) ?? []) passed.add(before);
  }
  return [...passed].filter((each) => each === RINGING || isAsking(each, tree));
}

/** Whether callers can be led back to a state. */
export function isAsking(name: string, { states }: PhoneTree): boolean {
  const state = states[name];
  return state !== undefined && asks(state) && state.within === undefined;
}
