import { DAY, dateOf } from './date.ts';
import type { Fault, Report } from './fault.ts';
import { holidaysOf } from './holiday.ts';
import { placeOf } from './place.ts';
import { entriesOf, type Schedule } from './schedule.ts';
import { specialOf } from './special.ts';

const unheard = (): void => {};

/** What is probably not meant, or will not do for long, as seen from a day. */
export function scheduleWarnings(schedule: Schedule, today: Date): readonly Fault[] {
  const warnings: Fault[] = [];
  const report: Report = (path, message) => warnings.push({ path, message });
  const day = Math.floor(today.getTime() / DAY);
  warnOfMidnight(schedule, report);
  warnOfPast(schedule, day, report);
  warnOfUnknown(schedule, day, report);
  return warnings;
}

function warnOfMidnight(schedule: Schedule, report: Report): void {
  for (const field of ['hours', 'special'] as const) {
    for (const [key, hours] of Object.entries(schedule[field] ?? {})) {
      for (const { path, written } of entriesOf(hours, [field, key])) {
        if (!written.trim().endsWith('23:59')) continue;
        report(path, `"${written}" closes for the minute before midnight: end it at 24:00.`);
      }
    }
  }
}

function warnOfPast({ special }: Schedule, today: number, report: Report): void {
  const dates = [...specialOf(special, unheard).keys()];
  const last = dates.toSorted().at(-1);
  const yearly = dates.some((date) => date.length < '2026-12-24'.length);
  if (yearly || last === undefined || last >= (dateOf(today) ?? '')) return;
  const remedy = 'write those to come, or take them out';
  report(['special'], `All special dates are past, the last was ${last}: ${remedy}.`);
}

/** Calendars that follow the moon are worked out in advance, for some decades only. */
function warnOfUnknown({ holidays = [] }: Schedule, today: number, report: Report): void {
  for (const { path, written } of entriesOf(holidays, ['holidays'])) {
    const place = placeOf(written, unheard);
    if (!place) continue;
    const holidayOn = holidaysOf([place]);
    const days = Array.from({ length: 365 }, (_, index) => today + index);
    if (days.some((day) => holidayOn(day))) continue;
    const remedy = 'write its closed days as special dates';
    report(path, `No holiday of "${written}" is known for the next 12 months: ${remedy}.`);
  }
}
