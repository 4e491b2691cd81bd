import { GOODBYE } from '../../tree/line.ts';
import { audibleIn } from '../keys/audible.ts';
import { writtenStates } from '../keys/written.ts';
import { placeOf } from '../place.ts';
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
    const { state, path } = spoken;
    if (!written.has(state)) return [];
    const isState = subject.tree.states[state] !== undefined;
    const name = isState ? `State "${state}"` : `The ${path[0]}`;
    return messages(spoken).map((message) => ({
      path,
      message: `${name} ${message}`,
      ...(isState && { state }),
    }));
  });
  return [...new Map(remarks.map((remark) => [remark.message, remark])).values()];
}

/** Remarks on what states play; each message reads on from `State "menu" `. */
export function stateRemarks(
  subject: Subject,
  messages: (name: string) => readonly string[],
): Remark[] {
  return writtenStates(subject.tree).flatMap(({ name }) =>
    [...new Set(messages(name))].map((message) => ({
      path: placeOf(name, 'enter'),
      message: `State "${name}" ${message}`,
      state: name,
    })),
  );
}

/** A text, short enough to be quoted. */
export function quoted(text: string): string {
  return text.length > 40 ? `"${text.slice(0, 40)}…"` : `"${text}"`;
}
