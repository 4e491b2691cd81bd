/** Milliseconds of a day in UTC. */
export const DAY = 24 * 60 * 60 * 1000;

/** Days since 1970 of a date such as `2026-12-24`; undefined where there is no such date. */
export function dayOf(date: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return undefined;
  const day = Date.parse(date) / DAY;
  // Some impossible dates are read as days of the next month.
  return dateOf(day) === date ? day : undefined;
}

/** The date of so many days since 1970, such as `2026-12-24`. */
export function dateOf(day: number): string | undefined {
  return Number.isNaN(day) ? undefined : new Date(day * DAY).toISOString().slice(0, 10);
}
