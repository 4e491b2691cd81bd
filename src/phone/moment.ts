const written = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})(:\d{2})?(?:\s+(\S+))?$/;
const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const day = 24 * 60 * 60 * 1000;

/**
 * Reads a moment such as `2026-12-25 10:00 America/New_York`: without a zone in this machine's own,
 * or an ISO 8601 string with its offset. An hour that comes twice is the first of the two. Throws a
 * RangeError that says in one line what is wrong.
 */
export function momentFrom(text: string): Date {
  const [, date, time = '', seconds = ':00', zone] = written.exec(text.trim()) ?? [];
  if (date === undefined) return isoMoment(text);
  const clock = clockOf(zone);
  const wall = `${date} ${time.padStart(5, '0')}${seconds}`;
  const guess = asUtc(wall);
  // The offsets a day before and a day after are those on either side of a change.
  const moment = Number.isNaN(guess)
    ? undefined
    : [guess - day, guess + day]
        .map((near) => guess - (asUtc(clock.format(near)) - near))
        .find((candidate) => clock.format(candidate) === wall);
  if (moment !== undefined) return new Date(moment);
  const { timeZone } = clock.resolvedOptions();
  throw new RangeError(`"${text}": no clock in ${timeZone} ever shows ${wall}`);
}

function isoMoment(text: string): Date {
  const moment = new Date(iso.test(text.trim()) ? text.trim() : NaN);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new RangeError(`"${text}" is no moment such as "2026-12-25 10:00 America/New_York"`);
}

/** What clocks show in a zone, as Swedish writes it: `2026-12-25 10:00:00`. */
function clockOf(timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  } catch {
    throw new RangeError(`"${timeZone}" is no time zone such as America/New_York`);
  }
}

function asUtc(wall: string): number {
  return Date.parse(`${wall.replace(' ', 'T')}Z`);
}
