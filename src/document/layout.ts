import { isData } from './data.ts';

/**
 * A document's data without what programs that draw it keep in it: that may be anything, and calls know
 * nothing of it.
 */
export function withoutLayout(data: unknown): unknown {
  if (!isData(data)) return data;
  const { layout: _, ...tree } = data;
  const { states } = tree;
  if (!isData(states)) return tree;
  const bare = Object.entries(states).map(([name, state]) => {
    if (!isData(state)) return [name, state] as const;
    const { layout: __, ...rest } = state;
    return [name, rest] as const;
  });
  return { ...tree, states: Object.fromEntries(bare) };
}
