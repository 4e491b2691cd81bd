import type { Answer } from './answer.ts';
import { DAY } from './date.ts';
import { readSchedule } from './read.ts';
import type { Schedule } from './schedule.ts';
import { spansOf, type Span } from './span.ts';

/** Opening hours that are known to be sound, to be asked with a call's own time. */
export interface CompiledSchedule {
  /** Whether it is open, and why. */
  at(now: Date): Answer;
  /** The first moment from now on at which it is open; undefined if there is none in 400 days. */
  opensAt(now: Date): Date | undefined;
  /** When the present opening ends; undefined while closed, or if it goes on for 400 days. */
  closesAt(now: Date): Date | undefined;
}

/** How far ahead the next opening is looked for, in days. */
const HORIZON = 400;

/** Days of UTC that are kept. A call needs one or two; a look ahead over a holiday some more. */
const KEPT = 32;

/**
 * Compiles opening hours, once. Special dates go before holidays, those before the weekly hours, and
 * what nobody wrote is closed.
 * @throws {Error} with every fault, each with where it is and what to write instead.
 */
export function compileSchedule(schedule: Schedule): CompiledSchedule {
  const { plan, faults } = readSchedule(schedule);
  if (faults.length > 0) {
    const lines = faults.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(["The opening hours can't be used:", ...lines].join('\n- '));
  }
  const read = spansOf(plan);
  const kept = new Map<number, readonly Span[]>();

  function spansOn(day: number): readonly Span[] {
    const known = kept.get(day);
    if (known) return known;
    const spans = read(day);
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? day);
    kept.set(day, spans);
    return spans;
  }

  function at(moment: number): Answer {
    for (const { until, answer } of spansOn(Math.floor(moment / DAY))) {
      if (moment < until) return answer;
    }
    throw new RangeError('There is no such moment.');
  }

  /** The first moment from now on at which it is open, or closed. */
  function next(open: boolean, moment: number): Date | undefined {
    const today = Math.floor(moment / DAY);
    for (let day = today; day <= today + HORIZON; day += 1) {
      for (const { from, until, answer } of spansOn(day)) {
        if (until <= moment || answer.open !== open) continue;
        return from - moment <= HORIZON * DAY ? new Date(Math.max(moment, from)) : undefined;
      }
    }
    return undefined;
  }

  return {
    at: (now) => at(now.getTime()),
    opensAt: (now) => next(true, now.getTime()),
    closesAt: (now) => (at(now.getTime()).open ? next(false, now.getTime()) : undefined),
  };
}
