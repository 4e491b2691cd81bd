import { GOODBYE } from '../../tree/line.ts';
import { ownStates, verbsOf } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fullQueue: Rule = {
  id: 'R02',
  severity: 'warning',
  demands: 'Who finds a queue full, or broken, is led on.',
  source: 'Twilio, <Enqueue> (a queue is full at 100 callers unless told otherwise)',
  check: (subject) =>
    ownStates(subject).flatMap(([state, each]) => {
      const queue = verbsOf(each).find(({ verb }) => verb.kind === 'enqueue');
      const edges = subject.graph.from(state);
      const lost = ['queue-full', 'system-error', 'error'].filter((outcome) =>
        edges.every(({ input, to }) => input !== outcome || to === GOODBYE),
      );
      const [input] = lost;
      if (!queue || input === undefined) return [];
      const message = `When the queue of "${state}" ends as ${lost.join(', ')}, the call ends: lead on to a message or another person.`;
      return [
        { path: placeOf(state, 'exit'), message, state, ...(each.exit !== null && { input }) },
      ];
    }),
};

/** Callers in line from which on nobody knows how long it takes. */
const MANY = 10;

export const queueMusic: Rule = {
  id: 'R03',
  severity: 'hint',
  demands: `A queue that more than ${MANY} callers may wait in says how long it takes.`,
  source: 'Twilio, <Enqueue> waitUrl; Amazon Connect, best practices for flows',
  check: (subject) =>
    ownStates(subject).flatMap(([state, each]) =>
      verbsOf(each).flatMap(({ verb, path }) => {
        if (verb.kind !== 'enqueue') return [];
        const { waitUrl, maxQueueSize = Infinity } = verb.attributes;
        if (waitUrl !== undefined || maxQueueSize <= MANY) return [];
        const message = `Who waits in the queue of "${state}" hears music and nothing else: set waitUrl, or maxQueueSize to ${MANY} at most.`;
        return [{ path: placeOf(state, ...path), message, state }];
      }),
    ),
};
