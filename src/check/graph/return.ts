import { leadsOf } from '../../tree/exits.ts';
import type { Rule } from '../rule.ts';

export const deadReturn: Rule = {
  id: 'G27',
  severity: 'warning',
  demands: 'A tree that is used by others leads back by every return that it names.',
  source: 'The same search as for states that are not reached',
  check: ({ definition: { returns = [], states } }) => {
    const all = Object.values(states);
    if (all.some(({ exit }) => typeof exit === 'function')) return [];
    const led = new Set(all.flatMap((state) => leadsOf(state, []).map(({ target }) => target)));
    return returns.flatMap((name, index) => {
      if (led.has(name)) return [];
      const message = `No state leads back by "${name}": lead to it, or take it out.`;
      return [{ path: ['returns', String(index)], message }];
    });
  },
};
