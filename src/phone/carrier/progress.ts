import { deliver, post, statusFields } from '../callbacks.ts';
import type { Address } from '../player.ts';
import type { Line } from './line.ts';
import { durationOf } from './line.ts';

export type ProgressEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

/** Who hears of the progress of a call, and of which events. */
export interface Progress {
  address: Address | undefined;
  events: readonly string[];
  /** How many callbacks were sent: the next one's `SequenceNumber`. */
  sent: number;
}

/**
 * Tells the status callback of an event it asked for; `completed` stands for every end.
 * Source: https://www.twilio.com/docs/voice/api/call-resource#statuscallbackevent
 */
export async function report(line: Line, event: ProgressEvent): Promise<void> {
  const { leg, progress } = line;
  if (progress.address === undefined || !progress.events.includes(event)) return;
  const duration = event === 'completed' ? durationOf(leg) : undefined;
  post(leg, { ...progress.address, fields: statusFields(leg, progress.sent, duration) });
  progress.sent += 1;
  await deliver(leg);
}
