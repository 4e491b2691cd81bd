import { zonesOf } from './zone.ts';

/** When people may be called, by the clock where they are: minutes after midnight. */
export interface CallHours {
  readonly from: number;
  /** After `from`. */
  readonly to: number;
}

/** Reads `08:00-21:00`; undefined where it is none. */
export function callHoursOf(text: string): CallHours | undefined {
  const found = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(text.trim());
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = (found ?? [])
    .slice(1)
    .map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  const isTime = fromMinute < 60 && toMinute < 60 && to <= 24 * 60;
  return found && isTime && from < to ? { from, to } : undefined;
}

/** Milliseconds. */
const MINUTE = 60_000;
const STEP = 15 * MINUTE;
const LONGEST = 2 * 24 * 60 * MINUTE;

/**
 * When a number may be called, from a time on (both in epoch milliseconds): within the hours by every clock
 * that may be the callee's. Where these are never so together, or none is known, `home` counts.
 */
export function allowedFrom(number: string, now: number, hours: CallHours, home: string): number {
  const known = zonesOf(number);
  const zones = known.length > 0 ? known : [home];
  return firstWithin(zones, now, hours) ?? firstWithin([home], now, hours) ?? now + LONGEST;
}

function firstWithin(zones: readonly string[], now: number, hours: CallHours): number | undefined {
  const isWithin = (at: number) => zones.every((zone) => within(minuteOf(at, zone), hours));
  if (isWithin(now)) return now;
  const start = Math.ceil(now / STEP) * STEP;
  for (let at = start; at < now + LONGEST; at += STEP) if (isWithin(at)) return at;
  return undefined;
}

function within(minute: number, { from, to }: CallHours): boolean {
  return minute >= from && minute < to;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes after midnight in a zone. */
function minuteOf(at: number, zone: string): number {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hourCycle: 'h23',
      hour: 'numeric',
      minute: 'numeric',
    });
  clocks.set(zone, clock);
  const [hour = 0, minute = 0] = clock.format(at).split(':').map(Number);
  return hour * 60 + minute;
}
