/** What is wrong with a document: where, and what to do about it. */
export interface Complaint {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
  /** The line it is about. */
  readonly excerpt: string;
}

/** A complaint as compilers write it: `trees/acme.yaml:12:7 …`, with the line below. */
export function complaintText({ file, line, column, message, excerpt }: Complaint): string {
  const shown = excerpt.trimEnd();
  const place = `${file}:${line}:${column} ${message}`;
  return shown ? `${place}\n    ${shown}\n    ${' '.repeat(column - 1)}^` : place;
}
