import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

export const twinName: Rule = {
  id: 'G18',
  severity: 'warning',
  demands: 'No two states have names that differ only in capitals, dashes and underscores.',
  source: 'FusionPBX issue 2369 (duplicates picked by mistake)',
  check: ({ definition }) => {
    const plain = (name: string) => name.toLowerCase().replaceAll(/[-_]/g, '');
    const groups = Map.groupBy(Object.keys(definition.states), plain);
    return [...groups.values()].flatMap(([first, ...others]) =>
      others.map((name) => ({
        path: placeOf(name),
        message: `"${name}" is easily taken for "${first}": give one of them another name.`,
      })),
    );
  },
};
