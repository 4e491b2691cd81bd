import { timestampOf } from './clock.ts';
import type { Callback } from './delivery.ts';
import { empty, put } from './delivery.ts';
import { exchange } from './exchange.ts';
import { standardFields } from './fields.ts';
import { warning } from './finding.ts';
import type { Fields } from './form.ts';
import type { CallStatus } from './happening.ts';
import type { Leg } from './leg.ts';
import { find, isOver, tell } from './leg.ts';

/** Puts a callback into the outbox; it goes out when the call next comes to rest. */
export function post(leg: Leg, callback: Callback): void {
  put(leg.outbox, leg.delivery, callback);
}

/** Sends the outbox as far as the delivery lets it arrive now: all of it once the call is over. */
export async function deliver(leg: Leg): Promise<void> {
  await empty(leg.outbox, leg.delivery, isOver(leg), (callback) => send(leg, callback));
}

async function send(leg: Leg, callback: Callback): Promise<void> {
  const done = await exchange(leg, { purpose: 'callback', ...callback });
  leg.requests.push(done);
  const { status } = done;
  tell(leg, { kind: 'calls back', url: done.url, ...(status === undefined ? {} : { status }) });
  if (done.finding === undefined) return;
  const code = status === undefined ? done.finding.code : 15003;
  find(leg, { ...warning(code, `callback: ${done.finding.message}`), url: done.url });
}

/** What SIP says of the end of a call. */
const sipResponses: Partial<Record<CallStatus, string>> = {
  completed: '200',
  busy: '486',
  'no-answer': '480',
  canceled: '487',
  failed: '404',
};

/**
 * The fields of a status callback.
 * @param duration seconds from answer to end, only once the leg has ended
 * Source: https://www.twilio.com/docs/usage/webhooks/voice-webhooks
 */
export function statusFields(leg: Leg, sequence: number, duration?: number): Fields {
  const sipResponse = sipResponses[leg.status];
  return {
    ...standardFields(leg),
    Timestamp: timestampOf(leg.clock),
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(sequence),
    ...(duration === undefined
      ? {}
      : { CallDuration: String(duration), Duration: String(Math.ceil(duration / 60)) }),
    ...(duration === undefined || sipResponse === undefined
      ? {}
      : { SipResponseCode: sipResponse }),
  };
}
