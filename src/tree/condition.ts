import type { Call } from './state.ts';

/**
 * What has to be so. Several keys in one condition all have to hold.
 */
export interface Condition {
  /** What led here: `noInput`, `digits`, `busy`, … */
  readonly event?: string;
  /** At least so many silences and wrong keys in a row, counted together. */
  readonly tries?: number;
  /** At least so many silences in a row. */
  readonly noInput?: number;
  /** At least so many wrong keys in a row. */
  readonly noMatch?: number;
  readonly not?: Condition;
  readonly any?: readonly Condition[];
  readonly all?: readonly Condition[];
}

/** Whether a condition holds for a call. */
export function holds(condition: Condition, call: Call): boolean {
  const { event, tries } = call;
  const happened = event.type === 'outcome' ? event.outcome : event.type;
  return (
    (condition.event === undefined || condition.event === happened) &&
    (condition.tries ?? 0) <= tries.noInput + tries.noMatch &&
    (condition.noInput ?? 0) <= tries.noInput &&
    (condition.noMatch ?? 0) <= tries.noMatch &&
    !(condition.not && holds(condition.not, call)) &&
    (condition.any?.some((each) => holds(each, call)) ?? true) &&
    (condition.all?.every((each) => holds(each, call)) ?? true)
  );
}
