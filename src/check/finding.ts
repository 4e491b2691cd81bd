import { complaintText, type Complaint } from '../document/complaint.ts';
import type { Severity } from './rule.ts';

/** What the checker has to say about a document: where, by which rule, and what to do about it. */
export interface Finding extends Complaint {
  readonly id: string;
  readonly severity: Severity;
  /** A call in which it happens, as a transcript to be rehearsed, or why there is none. */
  readonly witness?: string;
}

/** A finding as compilers write it: `trees/acme.yaml:12:7 error G04 …`, with the line below. */
export function findingText(finding: Finding): string {
  const { severity, id, message } = finding;
  return complaintText({ ...finding, message: `${severity} ${id} ${message}` });
}

/** Findings in the order of their places. */
export function byPlace(one: Finding, other: Finding): number {
  return one.line - other.line || one.column - other.column;
}

/** Whether something keeps a tree from going live. */
export function isBarred(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
