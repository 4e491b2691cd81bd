import type { Condition } from '../../tree/condition.ts';
import type { Branch, State, Way } from '../../tree/state.ts';
import type { Verb } from '../../twiml/verb.ts';
import { assuming, truth, type Facts } from '../facts.ts';
import { ownStates } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Remark, Rule } from '../rule.ts';
import { isAsking } from '../trail.ts';

export const deadCondition: Rule = {
  id: 'G12',
  severity: 'warning',
  demands:
    'Every way and every wording with a condition can come about: no earlier one always wins.',
  source: 'AWS Bedrock flow validation (DuplicateConditionExpression)',
  check: (subject) => {
    const { tree, graph } = subject;
    const counts = Object.values(tree.states).some(({ tries }) => tries);
    const uncounted = (facts: Facts) => (counts ? facts : assuming({ tries: 1 }, false, facts));
    const never = (facts: Facts) => assuming({ again: true }, false, facts);
    return ownStates(subject).flatMap(([name, state]) => {
      const known = uncounted(graph.known(name));
      return [
        ...deadBranches(state, isAsking(name, tree) ? known : never(known)),
        ...deadWays(state, never(known)),
      ].map(({ path, message }) => ({
        path: placeOf(name, ...path),
        message: `State "${name}" ${message}`,
      }));
    });
  },
};

function deadWays({ exit }: State, known: Facts): Remark[] {
  if (!Array.isArray(exit)) return [];
  let facts = known;
  let winner: number | undefined;
  const before = new Map<string, number>();
  return (exit as readonly Way[]).flatMap(({ when, to }, index): Remark[] => {
    const path = ['exit', String(index)];
    if (winner !== undefined) {
      const message = `never leads on to "${to}" here: the way before it, to "${exit[winner]?.to}", always wins. Put it first, or take it out.`;
      return [{ path, message }];
    }
    if (!when) return [];
    const twin = before.get(JSON.stringify(when));
    const so = twin === undefined ? truth(when, facts) : false;
    before.set(JSON.stringify(when), index);
    facts = assuming(when, false, facts);
    if (so === true) winner = index;
    const message = `never leads on to "${to}" here: its condition can't hold, by what comes before it. Change it or take it out.`;
    return so === false ? [{ path: [...path, 'when'], message }] : [];
  });
}

function deadBranches({ enter }: State, known: Facts): Remark[] {
  return typeof enter === 'function' ? [] : deadIn(enter, known, ['enter']);
}

function deadIn(
  parts: readonly (Verb | Branch)[],
  known: Facts,
  path: readonly string[],
): Remark[] {
  return parts.flatMap((part, index): Remark[] => {
    if ('kind' in part) return [];
    const here = [...path, String(index)];
    const { when, play, otherwise = [] } = part;
    const so = isAfterFailure(when) ? undefined : truth(when, known);
    const message =
      'has a wording that is never heard: its condition can’t hold there. Change it or take it out.';
    return [
      ...(so === false
        ? [{ path: [...here, 'when'], message }]
        : deadIn(play, assuming(when, true, known), [...here, 'play'])),
      ...(so === true && otherwise.length > 0
        ? [{ path: [...here, 'otherwise'], message }]
        : deadIn(otherwise, assuming(when, false, known), [...here, 'otherwise'])),
    ];
  });
}

/** What is so only after a failure of the server is on no way of the graph. */
function isAfterFailure(when: Condition): boolean {
  return /"event":"(?:resume|rescue)"/.test(JSON.stringify(when));
}
