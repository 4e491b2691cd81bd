import { Temporal } from 'temporal-polyfill';

/** A time without a clock change. Milliseconds since 1970; the end is not in it. */
export interface Era {
  readonly from: number;
  readonly until: number;
  /** How far the zone's clocks are ahead of UTC, in milliseconds. */
  readonly offset: number;
}

/** A zone's clock changes as they are needed, so that the time zone database is asked twice a year. */
export function erasOf(zone: string): (moment: number) => Era {
  let eras: readonly Era[] = [];
  return (moment) => {
    const known = eras.find(({ from, until }) => from <= moment && moment < until);
    if (known) return known;
    const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
    const until = local.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
    const era = { from: moment, until, offset: local.offsetNanoseconds / 1e6 };
    // The same end means the same era, now known from an earlier moment on.
    eras = [era, ...eras.filter((each) => each.until !== until)].slice(0, 4);
    return era;
  };
}
