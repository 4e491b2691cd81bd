import type { Hours } from '../../schedule/schedule.ts';
import type { Rule } from '../rule.ts';

export const midnight: Rule = {
  id: 'H03',
  severity: 'warning',
  demands: 'Hours up to midnight end at 24:00, and not a minute before.',
  source: 'Zammad 3180; WP Opening Hours 72: a minute at midnight in which all is closed',
  check: ({ definition: { schedules = {} } }) =>
    Object.entries(schedules).flatMap(([name, { hours, special = {} }]) =>
      [...daysIn(hours, ['hours']), ...daysIn(special, ['special'])].map((path) => ({
        path: ['schedules', name, ...path],
        message: `Schedule "${name}" closes at 23:59 for a minute: write 24:00.`,
      })),
    ),
};

/** The days whose hours end a minute before midnight, by where they are written. */
function daysIn(days: Readonly<Record<string, Hours>>, path: readonly string[]): string[][] {
  return Object.entries(days).flatMap(([day, hours]) =>
    JSON.stringify(hours).includes('23:59"') ? [[...path, day]] : [],
  );
}
