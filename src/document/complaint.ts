/** What is wrong with a document: where, and what to do about it. */
export interface Complaint {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
  /** The line it is about; empty where that is too long to be shown. */
  readonly excerpt: string;
}

/** How many complaints about a document are told: who mends these is told the others. */
const MOST = 50;

/** Characters of the longest line that is shown, and of the longest message. */
const LONGEST = 500;

/** A complaint about a place in a text whose line is known; what is too long is cut short. */
export function complaintOf(
  file: string,
  line: number,
  column: number,
  message: string,
  excerpt: string,
): Complaint {
  return {
    file,
    line,
    column,
    message: message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message,
    excerpt: excerpt.length > LONGEST ? '' : excerpt,
  };
}

/** The complaints about a document in the order of their places, and how many more there are. */
export function told<T extends Complaint>(complaints: readonly T[]): readonly T[] {
  const sorted = complaints.toSorted(byPlace);
  const next = sorted[MOST];
  if (!next) return sorted;
  const message = `${sorted.length - MOST} more mistakes are from here on: mend these first.`;
  return [...sorted.slice(0, MOST), { ...next, message }];
}

/** Those about one file stand together. */
export function byPlace(one: Complaint, other: Complaint): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}

/** A complaint as compilers write it: `trees/acme.yaml:12:7 …`, with the line below. */
export function complaintText({ file, line, column, message, excerpt }: Complaint): string {
  const shown = excerpt.trimEnd();
  const place = `${file}:${line}:${column} ${message}`;
  return shown ? `${place}\n    ${shown}\n    ${' '.repeat(column - 1)}^` : place;
}
