import type { TreeVersion } from '../records/schema.ts';

/** From when to when a version took new calls, in epoch milliseconds. */
export interface Spell {
  readonly since: number;
  /** Undefined while it does. */
  readonly until: number | undefined;
}

/**
 * The last spell of a version, in whichever processes, and however often they were started meanwhile.
 * @param rows of that tree's versions, in the order in which they went live
 */
export function spellOf(rows: readonly TreeVersion[], version: string): Spell | undefined {
  const last = rows.findLastIndex((row) => row.version === version);
  const end = rows[last];
  if (!end) return undefined;
  const spell = [end];
  for (const row of rows.slice(0, last).toReversed()) {
    const { liveSince } = spell[0] ?? end;
    // Taken away for a while, it went live anew.
    if (row.version !== version || (row.liveUntil ?? liveSince) < liveSince) break;
    spell.unshift(row);
  }
  const ends = spell.flatMap(({ liveUntil }) => liveUntil ?? []);
  return {
    since: spell[0]?.liveSince ?? end.liveSince,
    until: ends.length > 0 ? Math.max(...ends) : rows[last + 1]?.liveSince,
  };
}
