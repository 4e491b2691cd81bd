import type { Fault, Report } from './fault.ts';
import { entriesOf, type Hours } from './schedule.ts';

/** Minutes in a day on the wall, whatever its clock is put to. */
export const MINUTES = 24 * 60;

/** An opening time, in minutes after midnight; one that ends past 1440 runs into the next day. */
export interface Interval {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly path: Fault['path'];
}

const WRITTEN = /^([01]?\d|2[0-3]):([0-5]\d) *[-–] *(?:([01]?\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Reads the opening times of a day; `closed` has none. */
export function intervalsOf(hours: Hours, path: Fault['path'], report: Report): Interval[] {
  if (hours === 'closed') return [];
  if (hours.length === 0) {
    report(path, 'It says nothing: write times such as 09:00-17:00, or "closed".');
    return [];
  }
  return entriesOf(hours, path)
    .map((each) => intervalOf(each.written.trim(), each.path, report))
    .filter((each) => each !== undefined);
}

function intervalOf(written: string, path: Fault['path'], report: Report): Interval | undefined {
  if (written === 'closed') {
    report(path, '"closed" stands alone: take it out of the list.');
    return undefined;
  }
  const found = WRITTEN.exec(written);
  if (!found) {
    const remedy = 'write it like 09:00-17:00 on a 24-hour clock, several as a list, or "closed"';
    report(path, `"${written}" is no opening time: ${remedy}.`);
    return undefined;
  }
  const [, startHour, startMinute, endHour = '24', endMinute = '00'] = found;
  const start = Number(startHour) * 60 + Number(startMinute);
  const end = Number(endHour) * 60 + Number(endMinute);
  if (start === end) {
    const remedy = 'write 00:00-24:00 for the whole day, or "closed"';
    report(path, `"${written}" ends when it begins: ${remedy}.`);
    return undefined;
  }
  return { start, end: end < start ? end + MINUTES : end, written, path };
}

/** Reports the opening times of a day that overlap one another. */
export function reportOverlaps(day: readonly Interval[], report: Report): void {
  for (const [index, each] of day.entries()) {
    const other = day
      .slice(0, index)
      .find(({ start, end }) => start < each.end && each.start < end);
    if (other) reportOverlap(each, other, report);
  }
}

/** Reports one opening time that overlaps another, perhaps of the day before. */
export function reportOverlap(each: Interval, other: Interval, report: Report): void {
  const whose = each.path[1] === other.path[1] ? '' : ` of "${other.path[1]}"`;
  const remedy = 'let one end before the other begins';
  report(each.path, `"${each.written}" overlaps "${other.written}"${whose}: ${remedy}.`);
}
