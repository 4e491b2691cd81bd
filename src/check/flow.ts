import { RINGING } from '../tree/line.ts';
import type { Edge, Graph } from './graph.ts';

type Names = ReadonlySet<string>;

/**
 * What surely is so wherever a call comes to a state, on every way to it: `along` tells what is so
 * at the end of a way, by what was at its beginning. States that are not reached have none.
 */
export function surely(
  { from }: Graph,
  start: Names,
  along: (edge: Edge, before: Names) => Names,
): ReadonlyMap<string, Names> {
  const known = new Map<string, Names>([[RINGING, start]]);
  const waiting = new Set([RINGING]);
  for (const name of waiting) {
    waiting.delete(name);
    for (const edge of from(name)) {
      const arriving = along(edge, known.get(name) ?? start);
      const before = known.get(edge.to);
      const now = before ? before.intersection(arriving) : arriving;
      if (before && now.size === before.size) continue;
      known.set(edge.to, now);
      waiting.add(edge.to);
    }
  }
  return known;
}
