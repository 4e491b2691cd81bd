import { tableOf, type State } from '../../tree/state.ts';
import { remarkOn } from '../keys/said.ts';
import { ownStates, verbsOf } from '../own.ts';
import type { Rule } from '../rule.ts';

export const nothingRecorded: Rule = {
  id: 'V07',
  severity: 'hint',
  demands: 'Who stayed silent instead of leaving a message is not thanked for one.',
  source: 'Avaya, voicemail (a message of less than 3 seconds is none); Twilio, <Record> action',
  check: (subject) =>
    ownStates(subject).flatMap(([name, state]) => {
      const isMessage = verbsOf(state).some(({ verb }) => verb.kind === 'record');
      const recorded = tableOf(state.exit)?.['recorded'];
      const next = subject.tree.states[recorded ?? ''];
      if (!isMessage || !next || asksLength(next)) return [];
      const message = `takes silence for a message and leads to "${recorded}": ask for call: { recordingDuration: { above: 2 } } there first.`;
      return [remarkOn(name, { message, path: ['exit', 'recorded'], input: 'recorded' })];
    }),
};

/** Whether a state tells a message by its length, in what it says or where it leads. */
function asksLength({ enter, exit }: State): boolean {
  if (typeof enter === 'function' || typeof exit === 'function') return true;
  return JSON.stringify([enter, exit]).includes('recordingDuration');
}
