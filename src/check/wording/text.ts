import { GOODBYE } from '../../tree/line.ts';
import { audibleIn } from '../keys/audible.ts';
import { remarkOn, type Said } from '../keys/said.ts';
import { writtenStates } from '../keys/written.ts';
import type { Remark, Subject } from '../rule.ts';
import { APOLOGY, type Spoken } from '../spoken.ts';

/** Remarks on texts, each once; a message reads on from `State "menu" `. */
export function textRemarks(
  subject: Subject,
  messages: (spoken: Spoken) => readonly string[],
): Remark[] {
  const { definition } = subject.tree;
  const written = new Set(writtenStates(subject.tree).map(({ name }) => name));
  if (definition.apology) written.add(APOLOGY);
  if (definition.goodbye) written.add(GOODBYE);
  const remarks = audibleIn(subject).flatMap((spoken): Remark[] => {
    const { state, path, written: text } = spoken;
    if (!written.has(state)) return [];
    return messages(spoken).map((message) =>
      subject.tree.states[state] === undefined
        ? { path, message: `The ${path[0]} ${message}`, ...(text !== undefined && { text }) }
        : remarkOn(state, { message, spoken }),
    );
  });
  return [...new Map(remarks.map((remark) => [remark.message, remark])).values()];
}

/** Remarks on what states play, each once. */
export function stateRemarks(subject: Subject, judge: (name: string) => readonly Said[]): Remark[] {
  return writtenStates(subject.tree).flatMap(({ name }) => {
    const distinct = new Map(judge(name).map((each) => [each.message, each]));
    return [...distinct.values()].map((each) => remarkOn(name, { path: ['enter'], ...each }));
  });
}

/** A text, short enough to be quoted. */
export function quoted(text: string): string {
  return text.length > 40 ? `"${text.slice(0, 40)}…"` : `"${text}"`;
}
