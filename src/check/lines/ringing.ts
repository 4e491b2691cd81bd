import { ownStates, verbsOf } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

export const ringing: Rule = {
  id: 'R04',
  severity: 'hint',
  demands: 'Every transfer says how long it rings.',
  source: 'Twilio, <Dial> timeout (30 seconds unless told otherwise; mailboxes answer before that)',
  check: (subject) =>
    ownStates(subject).flatMap(([state, each]) =>
      verbsOf(each).flatMap(({ verb, path }) => {
        if (verb.kind !== 'dial' || verb.attributes.timeout !== undefined) return [];
        if (JSON.stringify(verb.content).includes('"kind":"queue"')) return [];
        const message = `State "${state}" rings for 30 seconds, which may end in somebody's mailbox: set timeout, such as 20.`;
        return [{ path: placeOf(state, ...path), message, state }];
      }),
    ),
};
