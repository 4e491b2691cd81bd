import { RINGING } from '../../tree/line.ts';
import { isAsking } from '../keys/ahead.ts';
import { heardIn, isHeardAtFirst, longestOf, type Heard } from '../keys/prompt.ts';
import type { Edge } from '../graph.ts';
import { placeOf } from '../place.ts';
import type { Rule, Subject } from '../rule.ts';

const AT_ONCE = new Set(['at once', 'found', 'not found']);

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
  /** Seconds from a state on to the first option; no number where none comes. */
  const from = (state: string): number => {
    const before = known.get(state);
    if (before !== undefined) return before;
    known.set(state, -Infinity);
    const heard = heardIn(subject, state);
    const seconds = isAsking(subject.tree, state)
      ? Math.max(0, ...heard.map(beforeOffer))
      : Math.max(0, ...heard.map(({ texts }) => longestOf(texts))) +
        Math.max(-Infinity, ...onwards(subject, state).map(({ to }) => from(to)));
    known.set(state, seconds);
    return seconds;
  };
  const first = subject.graph.from(RINGING).filter(({ input }) => input !== 'rescue');
  return Math.max(0, ...first.map(({ to }) => from(to)));
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
