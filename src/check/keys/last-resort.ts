import { isForAgents } from '../own.ts';
import type { Remark, Rule, Subject } from '../rule.ts';
import { askedNext } from './ahead.ts';
import { leadsToPerson } from './person.ts';
import { remarkOn } from './said.ts';
import { writtenStates } from './written.ts';

export const lastResort: Rule = {
  id: 'M08',
  severity: 'warning',
  demands:
    'Whoever failed too often, and whom the server failed, gets a person or leaves a message.',
  source: 'ACIXD, what to do on failure; Avaya; W3C COGA',
  check: (subject) => {
    // Whoever uses this tree knows where its returns lead; agents who do not answer are not there.
    if (subject.definition.returns || isForAgents(subject)) return [];
    const { definition, states } = subject.tree;
    const counted = writtenStates(subject.tree).flatMap(({ name, state }): Remark[] => {
      const target = state.tries?.exit;
      if (target === undefined || goesOn(subject, target)) return [];
      const message = `gives up by "${target}", which ends the call: lead to a person, or to a message.`;
      return [remarkOn(name, { message, path: ['tries', 'exit'], input: 'tries' })];
    });
    const { lastExit } = definition;
    if (lastExit === undefined || !states[lastExit] || goesOn(subject, lastExit)) return counted;
    const message = `"${lastExit}", the last exit, ends the call: lead to a person, or to a message.`;
    return [...counted, { path: ['lastExit'], message }];
  },
};

function goesOn(subject: Subject, state: string): boolean {
  return leadsToPerson(subject, state) || askedNext(subject, state).size > 0;
}
