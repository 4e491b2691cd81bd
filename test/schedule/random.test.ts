import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { compileSchedule } from '../../src/schedule/compile.ts';
import { scheduleFaults } from '../../src/schedule/read.ts';
import { askSlowly, type PlainSchedule } from './reference.ts';

const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'America/Nuuk',
  'Atlantic/Azores',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
];
const FROM = Date.parse('2026-01-01T00:00Z');
const UNTIL = Date.parse('2029-01-01T00:00Z');
const MINUTE = 60_000;

/** Half of the times are in the hours in which clocks change. */
const time = fc
  .oneof(
    fc.nat(24 * 60 - 1),
    fc.nat(12).map((quarter) => quarter * 15),
    fc.constant(23 * 60),
  )
  .map((minutes) => `${clock(minutes / 60)}:${clock(minutes % 60)}`);

function clock(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

const interval = fc
  .tuple(time, fc.oneof(time, fc.constant('24:00')))
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => `${start}-${end}`);

const hours = fc.oneof(
  fc.constant('closed'),
  interval,
  fc.array(interval, { minLength: 1, maxLength: 3 }),
);

const date = fc
  .date({ min: new Date(FROM), max: new Date(UNTIL), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const schedules: fc.Arbitrary<PlainSchedule> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    hours: fc.dictionary(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), hours),
    holidays: fc.subarray(['US', 'DE-BY']),
    special: fc.dictionary(
      fc.oneof(
        date,
        date.map((day) => day.slice(5)),
      ),
      hours,
    ),
  })
  .filter((schedule) => scheduleFaults(schedule).length === 0);

const moments = fc.integer({ min: FROM, max: UNTIL });

/** The moments at which the clocks of a zone change. */
function changesOf(zone: string): number[] {
  const changes: number[] = [];
  let local = Temporal.Instant.fromEpochMilliseconds(FROM).toZonedDateTimeISO(zone);
  for (;;) {
    const next = local.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds > UNTIL) return changes;
    changes.push(next.epochMilliseconds);
    local = next;
  }
}

it('agrees with a slow reading of the clock on the wall, over three years', () => {
  fc.assert(
    fc.property(schedules, fc.array(moments, { minLength: 1 }), (schedule, instants) => {
      const compiled = compileSchedule(schedule);
      for (const now of instants.map((each) => new Date(each))) {
        const { open, because } = compiled.at(now);
        expect({ open, because }, now.toISOString()).toEqual(askSlowly(schedule, now));
      }
    }),
    { numRuns: 200 },
  );
});

it('agrees with it around every clock change', () => {
  fc.assert(
    fc.property(schedules, fc.nat(), fc.nat(MINUTE - 1), (schedule, choice, offset) => {
      const changes = changesOf(schedule.zone);
      const change = changes[choice % changes.length] ?? FROM;
      const compiled = compileSchedule(schedule);
      for (let minute = -180; minute <= 180; minute += 5) {
        for (const now of [change + minute * MINUTE, change + minute * MINUTE + offset]) {
          const { open, because } = compiled.at(new Date(now));
          const expected = askSlowly(schedule, new Date(now));
          expect({ open, because }, new Date(now).toISOString()).toEqual(expected);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('opens at the first minute at which it is open, and closes at the first at which it is not', () => {
  fc.assert(
    fc.property(schedules, moments, (schedule, instant) => {
      const compiled = compileSchedule(schedule);
      const now = instant - (instant % MINUTE);
      const horizon = now + 400 * 24 * 60 * MINUTE;
      const first = (open: boolean) => {
        for (let each = now; each <= horizon; each += MINUTE) {
          if (compiled.at(new Date(each)).open === open) return new Date(each);
        }
        return undefined;
      };
      expect(compiled.opensAt(new Date(now))).toEqual(first(true));
      const closes = compiled.at(new Date(now)).open ? first(false) : undefined;
      expect(compiled.closesAt(new Date(now))).toEqual(closes);
    }),
    { numRuns: 50 },
  );
}, 30_000);

it('answers the same whatever it was asked before', () => {
  fc.assert(
    fc.property(
      schedules,
      fc.array(moments, { minLength: 2, maxLength: 5 }),
      (schedule, instants) => {
        const asked = compileSchedule(schedule);
        for (const now of instants.map((each) => new Date(each))) {
          expect(asked.at(now)).toEqual(compileSchedule(schedule).at(now));
        }
      },
    ),
    { numRuns: 50 },
  );
});
