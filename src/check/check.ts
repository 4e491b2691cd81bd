import { draftOf, readingOf, type Draft, type Neighbours } from '../document/document.ts';
import type { Complaint } from '../document/complaint.ts';
import { definePhoneTree, type PhoneTree } from '../tree/phone-tree.ts';
import { DEMANDS } from './demands.ts';
import { byPlace, type Finding } from './finding.ts';
import type { Subject } from './rule.ts';
import { RULES } from './rules.ts';
import { unsilenced, type Verdict } from './silence.ts';
import { subjectOf } from './subject.ts';
import { textPlace } from './text-place.ts';
import { witnessOf } from './witness.ts';

/** How a document is checked. */
export interface CheckOptions {
  /** When it is, for what is past or to come. */
  readonly now: Date;
  /** Whether calls are looked for in which the findings happen; that takes a moment for each. */
  readonly witnesses?: boolean;
}

/** Checks the text of a document, as far as it can be read. Nothing is thrown. */
export function checkDocument(
  file: string,
  text: string,
  neighbours: Neighbours,
  options: CheckOptions,
): Finding[] {
  return findingsOf(draftOf(file, text, neighbours), neighbours, options);
}

/** Checks a draft among what stands beside it; what breaks it comes before what is bad about it. */
export function findingsOf(
  draft: Draft,
  neighbours: Neighbours,
  { now, witnesses = false }: CheckOptions,
): Finding[] {
  const { tree, complaints } = readingOf(draft, neighbours);
  if (!tree) return complaints.map((complaint) => broken(complaint, draft));
  const subject = subjectOf(definePhoneTree(tree), now, neighbours.trees);
  return unsilenced(judged(subject), draft.written)
    .map((verdict): Finding => {
      const { demand, path, text, message } = verdict;
      const { id } = demand;
      const severity = verdict.severity ?? demand.severity;
      const witness = witnesses ? witnessOf(verdict, subject) : undefined;
      const at = text === undefined ? path : textPlace(draft.written, path, text);
      const place = draft.source.at(at, message);
      return { ...place, id, severity, ...(witness !== undefined && { witness }) };
    })
    .toSorted(byPlace);
}

/** What every rule has to say about a tree, whatever its document allows. */
export function checkTree(tree: PhoneTree, now: Date): Verdict[] {
  return judged(subjectOf(tree, now));
}

function judged(subject: Subject): Verdict[] {
  return RULES.flatMap((demand) =>
    demand.check(subject).map((remark): Verdict => ({ ...remark, demand })),
  );
}

function broken(complaint: Complaint, { source, tree }: Draft): Finding {
  const { faulty, misshapen, unreadable } = DEMANDS;
  const { id, severity } = source.complaints.length > 0 ? unreadable : tree ? faulty : misshapen;
  return { ...complaint, id, severity };
}
