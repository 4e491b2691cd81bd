import type { Complaint } from '../document/complaint.ts';
import type { Source } from '../document/source.ts';
import type { Definition } from '../tree/definition.ts';
import type { Lineup } from './lineup.ts';
import { usedBy } from './named.ts';

/** What keeps a sound tree from being live beside the others. */
export function disputes(source: Source, tree: Definition, lineup: Lineup): Complaint[] {
  const { kept, builtIn: ours, reliable } = lineup;
  const unreliable = usedBy(tree)
    .filter(({ tree: name }) => !reliable.has(name))
    .map(({ state, tree: name }) => {
      const message = `State "${state}" leads to "${name}", whose document is refused: mend that first.`;
      return source.at(['states', state, 'tree'], message);
    });
  const others = [...kept.flatMap(({ tree: other }) => other ?? []), ...ours];
  const answered = (tree.numbers ?? []).flatMap((number, index) => {
    const other = others.find(({ numbers }) => numbers?.includes(number));
    if (!other) return [];
    const remedy = ours.includes(other) ? 'take it out' : 'mend the document of that first';
    const message = `"${number}" is answered by "${other.name}", which is live: ${remedy}.`;
    return [source.at(['numbers', String(index)], message)];
  });
  // As data they would be other trees, which calls can't find again.
  const functions = Object.values(tree.trees ?? {}).filter(hasFunctions);
  const unkept = functions.map(({ name }) => {
    const message = `It uses "${name}", which has functions in TypeScript: hand calls over to that instead.`;
    return source.at(['states'], message);
  });
  return [...unreliable, ...answered, ...unkept];
}

function hasFunctions({ states }: Definition): boolean {
  return Object.values(states).some(
    ({ enter, exit }) => typeof enter === 'function' || typeof exit === 'function',
  );
}
