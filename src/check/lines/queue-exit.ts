import { GOODBYE } from '../../tree/line.ts';
import { remarkOn } from '../keys/said.ts';
import { ownStates, verbsOf } from '../own.ts';
import type { Rule } from '../rule.ts';

export const queueExit: Rule = {
  id: 'R05',
  severity: 'warning',
  demands: 'Who waits in a queue can leave it by a key, for a message or to be called back.',
  source: 'Amazon Connect, best practices for flows; Twilio, <Leave>',
  check: (subject) =>
    ownStates(subject).flatMap(([name, state]) =>
      verbsOf(state).flatMap(({ verb, path }) => {
        if (verb.kind !== 'enqueue') return [];
        const [, waiting] = /^\/webhook\/([\w-]+)$/.exec(verb.attributes.waitUrl ?? '') ?? [];
        const tree = subject.beside.get(waiting ?? '');
        if (!tree) return [];
        if (!Object.values(tree.states).some((each) => leaves(each))) {
          const message = `has callers wait in "${waiting}", which none of its keys ends: let one lead to a state that does leave.`;
          return [remarkOn(name, { message, path })];
        }
        const left = subject.graph.from(name).find(({ input }) => input === 'leave');
        if (left?.to !== GOODBYE) return [];
        const message =
          'ends the call of who leaves the queue: let the exit "leave" lead to a message.';
        return [remarkOn(name, { message, path: ['exit'], input: 'leave' })];
      }),
    ),
};

function leaves(state: Parameters<typeof verbsOf>[0]): boolean {
  return (
    typeof state.enter === 'function' || verbsOf(state).some(({ verb }) => verb.kind === 'leave')
  );
}
