import { partsOf } from '../../tree/condition.ts';
import { namesOf } from '../../tree/language.ts';
import type { Rule } from '../rule.ts';
import { conditionsOf } from '../../tree/conditions.ts';

export const unused: Rule = {
  id: 'G22',
  severity: 'hint',
  demands: 'Every schedule, switch, table and language of a tree is used in it.',
  source: 'Node-RED, search for unused configuration',
  check: ({ definition }) => {
    const { schedules, switches = [], tables, languages, states } = definition;
    const all = Object.values(states);
    if (all.some(({ enter, exit }) => typeof enter === 'function' || typeof exit === 'function'))
      return [];
    const parts = all.flatMap((state) =>
      conditionsOf(state).flatMap(({ when, path }) =>
        partsOf(when, path).map(({ condition }) => condition),
      ),
    );
    const used = new Set([
      ...parts.flatMap(({ open, holiday }) => [`schedules ${open}`, `schedules ${holiday}`]),
      ...parts.map((part) => `switches ${part.on}`),
      ...all.map(({ find }) => `tables ${find?.in}`),
      ...all.map(({ language }) => `languages ${language}`),
      `languages ${namesOf(definition)[0]}`,
    ]);
    const defined = [
      ...Object.keys(schedules ?? {}).map((name) => ({ of: 'schedules', name, step: name })),
      ...switches.map((name, index) => ({ of: 'switches', name, step: String(index) })),
      ...Object.keys(tables ?? {}).map((name) => ({ of: 'tables', name, step: name })),
      ...Object.keys(languages ?? {}).map((name) => ({ of: 'languages', name, step: name })),
    ];
    return defined
      .filter(({ of, name }) => !used.has(`${of} ${name}`))
      .map(({ of, name, step }) => ({
        path: [of, step],
        message: `"${name}" stands among the ${of}, but no state uses it: use it or take it out.`,
      }));
  },
};
