import type { Fault } from './fault.ts';

/** Opening times of a day: `09:00-17:00`, several in a list, or `closed`. */
export type Hours = string | readonly string[];

/** Opening hours as an operator writes them. */
export interface Schedule {
  /** IANA name of the place whose clock counts: `America/New_York`. */
  readonly zone: string;
  /** Opening times by day: `mon-fri`, `sat`, `mon, wed`, `daily`. Days left out are closed. */
  readonly hours: Readonly<Record<string, Hours>>;
  /** Where public holidays are kept, and closed: `US`, `US-CA`, `DE-BY`. */
  readonly holidays?: string | readonly string[];
  /** Dates that differ, holidays among them: `2026-12-24`, `2026-12-24..2026-12-26`, `12-24`. */
  readonly special?: Readonly<Record<string, Hours>>;
}

/** What may be written as one text or as a list, each text with its place in the document. */
export function entriesOf(
  value: string | readonly string[],
  path: Fault['path'],
): { path: Fault['path']; written: string }[] {
  return typeof value === 'string'
    ? [{ path, written: value }]
    : value.map((written, index) => ({ path: [...path, index], written }));
}
