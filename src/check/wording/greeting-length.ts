import { RINGING } from '../../tree/line.ts';
import { isAsking } from '../keys/ahead.ts';
import { heardIn, isHeardAtFirst, longestOf, type Heard } from '../keys/prompt.ts';
import type { Edge } from '../graph.ts';
import { placeOf } from '../place.ts';
import type { Rule, Subject } from '../rule.ts';

const AT_ONCE = new Set(['at once', 'found', 'not found']);

/** States that a call passes in one answer; more are not played at all. */
const MOST_PASSED = 100;

/** Seconds before the first option that callers put up with, and from which on they hang up. */
const LONG = 10;
const TOO_LONG = 30;

export const greetingLength: Rule = {
  id: 'P03',
  severity: 'warning',
  demands: 'The first option comes within 10 seconds.',
  source: 'ACIXD, what not to include at the beginning',
  check: (subject) => {
    const { initial } = subject.tree.definition;
    const seconds = Math.round(longestBefore(subject));
    if (seconds <= LONG) return [];
    const much = seconds > TOO_LONG ? ', and many hang up' : '';
    const message = `Callers hear about ${seconds} seconds before their first option${much}: shorten the greeting to ${LONG}.`;
    return [{ path: placeOf(initial, 'enter'), message, state: initial }];
  },
};

/** The seconds of the longest way from the beginning of a call to the first option. */
function longestBefore(subject: Subject): number {
  const known = new Map<string, number>();
  const first = subject.graph.from(RINGING).filter(({ input }) => input !== 'rescue');
  let longest = 0;
  let coming = new Map(first.map(({ to }) => [to, 0]));
  for (let passed = 0; passed < MOST_PASSED && coming.size > 0; passed++) {
    const next = new Map<string, number>();
    for (const [state, before] of coming) {
      if ((known.get(state) ?? -1) >= before) continue;
      known.set(state, before);
      const heard = heardIn(subject, state);
      if (isAsking(subject.tree, state)) {
        longest = Math.max(longest, before + Math.max(0, ...heard.map(beforeOffer)));
        continue;
      }
      const after = before + Math.max(0, ...heard.map(({ texts }) => longestOf(texts)));
      for (const { to } of onwards(subject, state)) {
        next.set(to, Math.max(next.get(to) ?? 0, after));
      }
    }
    coming = next;
  }
  return longest;
}

/** The ways on which nothing but talk is between a caller and the first option. */
function onwards({ graph }: Subject, state: string): readonly Edge[] {
  return graph.from(state).filter(({ input }) => AT_ONCE.has(input));
}

/** The seconds of what is said before the first option; nothing where none is made out. */
function beforeOffer({ texts, offers: [first] }: Heard): number {
  if (!first) return 0;
  const { spoken, at } = first;
  const sentence = spoken.text.lastIndexOf('. ', at) + 1;
  return longestOf([
    ...texts.slice(0, texts.indexOf(spoken)).filter(isHeardAtFirst),
    { ...spoken, text: spoken.text.slice(0, sentence), pause: 0 },
  ]);
}
