import type { Answer } from './answer.ts';
import { DAY } from './date.ts';
import { erasOf } from './era.ts';
import type { Plan } from './read.ts';
import { wallOf } from './wall.ts';

/** What is so between two moments, in milliseconds since 1970; the end is not in it. */
export interface Span {
  readonly from: number;
  readonly until: number;
  readonly answer: Answer;
}

/** Reads the clock on the zone's walls through a day of UTC, given as days since 1970. */
export function spansOf(plan: Plan): (day: number) => readonly Span[] {
  const eraAt = erasOf(plan.zone);
  const wallOn = wallOf(plan);
  return (day) => {
    const spans: Span[] = [];
    const end = (day + 1) * DAY;
    let from = day * DAY;
    while (from < end) {
      const era = eraAt(from);
      const midnight = Math.floor((from + era.offset) / DAY) * DAY;
      for (const slice of wallOn(midnight / DAY)) {
        const over = midnight + slice.until * 60_000 - era.offset;
        const until = Math.min(over, era.until, end);
        // What lies before, and what the clock skips, is empty.
        if (until <= from) continue;
        spans.push({ from, until, answer: slice.answer });
        from = until;
      }
    }
    return spans;
  };
}
