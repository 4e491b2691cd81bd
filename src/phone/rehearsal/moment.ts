const written = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d?):(\d\d) +(\S+)$/;

/**
 * Reads a moment such as `2026-12-25 10:00 America/New_York`; undefined where there is no such
 * zone, day or hour.
 */
export function momentOf(text: string): Date | undefined {
  const [, year, month, day, hour, minute, zone] = written.exec(text.trim()) ?? [];
  if (zone === undefined) return undefined;
  const wall = `${year}-${month}-${day} ${hour?.padStart(2, '0')}:${minute}`;
  const guess = Date.parse(`${wall.replace(' ', 'T')}Z`);
  const clock = clockOf(zone);
  if (Number.isNaN(guess) || clock === undefined) return undefined;
  // The offset a day before or after is the one that applies, whichever side of a change we are.
  return [guess - day24, guess + day24]
    .map((near) => new Date(guess - (Date.parse(`${read(clock, near).replace(' ', 'T')}Z`) - near)))
    .find((moment) => read(clock, moment.getTime()) === wall);
}

const day24 = 24 * 60 * 60 * 1000;

function clockOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    // Swedish writes dates as 2026-12-25 10:00.
    return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  } catch {
    return undefined;
  }
}

function read(clock: Intl.DateTimeFormat, moment: number): string {
  return clock.format(moment);
}
