/** The time of one call: it passes only when the call advances it. */
export interface Clock {
  /** When the call began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Seconds since the call began. */
  seconds: number;
}

/** The present moment of the call, in milliseconds since 1970. */
export function momentOf(clock: Clock): number {
  return clock.startedAt + clock.seconds * 1000;
}

/** The present moment as Twilio writes dates in parameters: RFC 2822 in GMT. */
export function timestampOf(clock: Clock): string {
  return new Date(momentOf(clock)).toUTCString().replace('GMT', '+0000');
}

const wordsPerSecond = 150 / 60;

/** How long a text takes to be said, in seconds. */
export function speakingTime(text: string): number {
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  return Math.ceil(words / wordsPerSecond);
}
