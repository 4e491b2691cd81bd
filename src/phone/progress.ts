import { post, statusFields } from './callbacks.ts';
import type { Method } from './exchange.ts';
import type { Fields } from './form.ts';
import type { Leg } from './leg.ts';
import { answer } from './leg.ts';

/** An event a status callback may hear of; `completed` stands for every end. */
export type ProgressEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

/** Who hears of a leg's progress, and of which events. */
export interface Progress {
  readonly url: string;
  readonly method: Method;
  readonly events: readonly string[];
  /** How many events were reported: the next one's `SequenceNumber`. */
  sent: number;
}

/**
 * Tells the status callback of an event it asked for.
 * Source: https://www.twilio.com/docs/voice/twiml/number#attributes-status-callback-event
 */
export function report(leg: Leg, event: ProgressEvent, more: Fields = {}): void {
  const { progress } = leg;
  if (progress === undefined || !progress.events.includes(event)) return;
  const { url, method, sent } = progress;
  const duration = event === 'completed' ? durationOf(leg) : undefined;
  post(leg, { url, method, fields: { ...statusFields(leg, sent, duration), ...more } });
  progress.sent += 1;
}

/** The carrier answers the call, unless it is answered already. */
export function pickUp(leg: Leg): void {
  if (leg.answeredAt !== undefined) return;
  answer(leg);
  report(leg, 'answered');
}

/** Seconds from the answer on; 0 for a leg that nobody answered. */
export function durationOf(leg: Leg): number {
  return leg.answeredAt === undefined ? 0 : leg.clock.seconds - leg.answeredAt;
}
