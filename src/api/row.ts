import type { Page } from '../records/page.ts';

/** What is of no use outside: how tables hang together, and an address that may need no token. */
const INNER = new Set(['serial', 'callSerial', 'url']);

/** A row of the records as operators are given it: times in ISO 8601. */
export function rowOf(row: object): Record<string, unknown> {
  const given = Object.entries(row).filter(([name]) => !INNER.has(name));
  return Object.fromEntries(
    given.map(([name, value]: [string, unknown]) =>
      /^at$|At$/.test(name) && typeof value === 'number'
        ? [name, new Date(value).toISOString()]
        : [name, value],
    ),
  );
}

/** A page of the records as operators are given it. */
export function listOf({ rows, cursor }: Page<object>) {
  return { items: rows.map(rowOf), cursor: cursor ?? null };
}
