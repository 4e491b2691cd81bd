/** A cell of a table; numbers and truths are compared and kept as they are written. */
export type Cell = string | number | boolean;

/** A table, such as a directory of extensions: rows that are found by one of their columns. */
export interface Lookup {
  /** The column by which a row is found. */
  readonly key: string;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

export type Lookups = Readonly<Record<string, Lookup>>;

/** What a state looks up as the caller enters it; it leads to the exit `found`, or to `otherwise`. */
export interface Find {
  /** The table. */
  readonly in: string;
  /** What is looked for, which may hold variables: `{{ vars.extension }}`. */
  readonly by: string;
  /** Variables, with the column each comes from. */
  readonly keep?: Readonly<Record<string, string>>;
}

/** A table that is ready to be asked. */
export type Directory = ReadonlyMap<string, Readonly<Record<string, Cell>>>;

/** Compiles a table, once; of two rows with one key, the first counts. */
export function directoryOf({ key, rows }: Lookup): Directory {
  const entries = rows.map((row) => [keyOf(row[key] ?? ''), row] as const);
  return new Map(entries.toReversed());
}

/** How a key is compared: without regard to case, and phone numbers however they are spaced. */
export function keyOf(cell: Cell): string {
  const text = String(cell).trim().toLowerCase();
  return /^\+[\d\s().-]+$/.test(text) ? `+${text.replace(/\D/g, '')}` : text;
}
