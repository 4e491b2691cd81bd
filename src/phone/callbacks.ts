import { timestampOf } from './clock.ts';
import { exchange } from './exchange.ts';
import { standardFields } from './fields.ts';
import { warning } from './finding.ts';
import type { Fields } from './form.ts';
import type { Callback, Leg } from './leg.ts';
import { find, tell } from './leg.ts';

/** Puts a callback into the outbox; it goes out when the call next comes to rest. */
export function post(leg: Leg, callback: Callback): void {
  leg.outbox.push(callback);
}

/**
 * Sends the outbox. Callbacks arrive in order here; Twilio promises no order, so this is the one
 * place where they would be shuffled, doubled or lost.
 * Source: https://www.twilio.com/docs/voice/twiml/number#attributes-status-callback
 */
export async function deliver(leg: Leg): Promise<void> {
  for (;;) {
    const callback = leg.outbox.shift();
    if (callback === undefined) return;
    const done = await exchange(leg, { purpose: 'callback', ...callback });
    leg.requests.push(done);
    const { status } = done;
    tell(leg, { kind: 'calls back', url: done.url, ...(status === undefined ? {} : { status }) });
    if (done.finding !== undefined) {
      const code = status === undefined ? done.finding.code : 15003;
      find(leg, { ...warning(code, `callback: ${done.finding.message}`), url: done.url });
    }
  }
}

/**
 * The fields of a status callback.
 * @param duration seconds from answer to end, only once the leg has ended
 * Source: https://www.twilio.com/docs/usage/webhooks/voice-webhooks
 */
export function statusFields(leg: Leg, sequence: number, duration?: number): Fields {
  return {
    ...standardFields(leg),
    Timestamp: timestampOf(leg.clock),
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(sequence),
    ...(duration === undefined
      ? {}
      : { CallDuration: String(duration), Duration: String(Math.ceil(duration / 60)) }),
  };
}
