import type { Definition } from '../tree/definition.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import { graphOf } from './graph.ts';
import type { Subject } from './rule.ts';
import { spokenIn } from './spoken.ts';

/** A tree, with all that rules ask of it worked out once. */
export function subjectOf(
  tree: PhoneTree,
  now: Date,
  beside: ReadonlyMap<string, Definition> = new Map(),
): Subject {
  const { definition } = tree;
  return { definition, tree, graph: graphOf(tree), spoken: spokenIn(tree), beside, now };
}
