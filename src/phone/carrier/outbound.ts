import { detectionFields } from '../amd.ts';
import { deliver, post } from '../callbacks.ts';
import type { CallStatus } from '../happening.ts';
import { tell } from '../leg.ts';
import { pickUp } from '../progress.ts';
import type { Account } from './account.ts';
import type { Line } from './line.ts';
import { openLine } from './open.ts';
import type { Order } from './order.ts';
import type { Phone, PhoneResponse } from './phones.ts';
import { phoneOf, ringOf, scriptOf } from './phones.ts';

/** Takes an order for a call: it is queued, and nobody is called yet. */
export function takeOrder(account: Account, order: Order): Line {
  const now = account.now();
  const startedAt = Math.max(now, account.nextTurn);
  const { callsPerSecond = Infinity } = account.options;
  account.nextTurn = startedAt + 1000 / callsPerSecond;
  return openLine(account, {
    from: order.from,
    to: order.to,
    direction: 'outbound-api',
    startedAt,
    queueTime: Math.round(startedAt - now),
    fields: {},
    fallback: order.fallback,
    statusCallback: order.statusCallback,
    events: order.events,
    transfers: account.options.transfers ?? {},
  });
}

/**
 * Calls the phone and plays the documents to whoever answers, to the end of the call.
 * Source: https://www.twilio.com/docs/voice/api/call-resource
 */
export async function callPhone(account: Account, line: Line, order: Order): Promise<void> {
  const { leg } = line;
  // A call that is canceled while it is queued is never heard of.
  if (isCanceled(line)) return end(line, 'canceled');
  const phone = await reach(account, line, order);
  const missed = phone === undefined ? 'canceled' : missedBy(line, order, phone);
  if (phone === undefined || missed !== undefined) {
    end(line, missed ?? 'canceled');
    return line.report('completed');
  }
  line.script = scriptOf(phone.script);
  if (order.record) line.recorded = { callback: order.recordingCallback };
  pickUp(leg);
  await deliver(leg);
  if (order.sendDigits !== '') tell(leg, { kind: 'tones', digits: order.sendDigits });
  detect(line, order, phone.response);
  return line.converse(order.voice);
}

function isCanceled(line: Line): boolean {
  return line.leg.status === 'canceled';
}

function end(line: Line, status: CallStatus): void {
  line.leg.status = status;
  tell(line.leg, { kind: 'ends', status, seconds: 0 });
}

/** Rings the phone until it responds; undefined when the call is canceled first. */
async function reach(account: Account, line: Line, order: Order): Promise<Phone | undefined> {
  const { leg } = line;
  leg.status = 'initiated';
  await line.report('initiated');
  if (isCanceled(line)) return undefined;
  const { from, to } = order;
  const phone = phoneOf(account.options.phones ?? {}, { callSid: leg.sid, from, to });
  if ('response' in phone && phone.response === 'failed') return phone;
  leg.status = 'ringing';
  tell(leg, { kind: 'rings', from, to });
  await line.report('ringing');
  if (isCanceled(line)) return undefined;
  if ('response' in phone) return phone;
  const first = await account.activity.pause(Promise.race([phone, line.canceled.promise]));
  return first === 'canceled' ? undefined : first;
}

/** Lets the phone ring as long as it does; Twilio waits five seconds more than asked. */
function missedBy(line: Line, order: Order, phone: Phone): CallStatus | undefined {
  const { seconds, missed } = ringOf(phone, order.timeout + 5);
  line.leg.clock.seconds += seconds;
  return missed;
}

/**
 * Finds out who answered: the documents' requests say so, or a callback of its own.
 * Source: https://www.twilio.com/docs/voice/answering-machine-detection
 */
function detect(line: Line, { detection }: Order, response: PhoneResponse): void {
  if (detection === undefined) return;
  const answerer = response === 'machine' || response === 'fax' ? response : 'human';
  const found = detectionFields(answerer, detection.mode);
  line.answeredBy = found.AnsweredBy;
  if (!detection.asynchronous) Object.assign(line.fields, found);
  else if (detection.callback !== undefined) {
    const { sid: CallSid, accountSid: AccountSid } = line.leg;
    post(line.leg, { ...detection.callback, fields: { CallSid, AccountSid, ...found } });
  }
}
