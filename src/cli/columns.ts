/** Rows as lines whose cells stand below each other. */
export function columnsOf(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, { length }] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, length);
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** A value of a record in a cell: what is not known is empty, and nothing a terminal would obey. */
export function cellOf(value: string | number | null): string {
  return String(value ?? '').replace(/\p{Cc}+/gu, ' ');
}
