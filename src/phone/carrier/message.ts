import type { Callback } from '../delivery.ts';
import { deliveryOf, empty, put } from '../delivery.ts';
import { exchange } from '../exchange.ts';
import type { Fields } from '../form.ts';
import { newSid } from '../sid.ts';
import type { Account } from './account.ts';
import { uriOf } from './uri.ts';
import { conversationOf } from './conversation.ts';
import { rfc2822 } from './date.ts';

/** How a message stands. https://www.twilio.com/docs/messaging/api/message-resource */
export type MessageStatus =
  'accepted' | 'queued' | 'sent' | 'delivered' | 'undelivered' | 'received';

/** What a message is made of. */
export interface MessageOptions {
  from: string;
  to: string;
  body: string;
  media?: readonly string[];
  direction: 'inbound' | 'outbound-api' | 'outbound-reply' | 'outbound-call';
  messagingServiceSid?: string;
  /** Told of every status. */
  statusCallback?: string;
}

/** A text message in the books. Moments are milliseconds since 1970. */
export interface Message extends MessageOptions {
  sid: string;
  status: MessageStatus;
  errorCode: number | null;
  createdAt: number;
  sentAt: number | null;
}

/** Books a message. */
export function addMessage(account: Account, options: MessageOptions): Message {
  const outbound = options.messagingServiceSid === undefined ? 'queued' : 'accepted';
  const message: Message = {
    ...options,
    sid: newSid('SM'),
    status: options.direction === 'inbound' ? 'received' : outbound,
    errorCode: null,
    createdAt: account.now(),
    sentAt: null,
  };
  account.messages.push(message);
  return message;
}

/** Takes a message to its receiver, telling its status callback of every step. */
export async function sendMessage(account: Account, message: Message): Promise<void> {
  const reachable = account.options.unreachable?.includes(message.to) !== true;
  const last = reachable ? 'delivered' : 'undelivered';
  const delivery = deliveryOf(account.options.delivery ?? {});
  const outbox: Callback[] = [];
  for (const status of ['queued', 'sent', last] as const) {
    message.status = status;
    if (status === 'sent') message.sentAt = account.now();
    // https://www.twilio.com/docs/api/errors/30003
    if (status === 'undelivered') message.errorCode = 30003;
    const { statusCallback: url } = message;
    if (url === undefined) continue;
    put(outbox, delivery, { url, method: 'POST', fields: statusFields(account, message) });
    await empty(outbox, delivery, status === last, async (callback) => {
      const conversation = conversationOf(account, message.from, message.to);
      await exchange(conversation, { purpose: 'callback', ...callback });
    });
  }
}

function statusFields(account: Account, message: Message): Fields {
  const { sid, status, from, to, errorCode } = message;
  return {
    MessageSid: sid,
    SmsSid: sid,
    MessageStatus: status,
    SmsStatus: status,
    From: from,
    To: to,
    AccountSid: account.sid,
    ApiVersion: '2010-04-01',
    ...(message.messagingServiceSid === undefined
      ? {}
      : { MessagingServiceSid: message.messagingServiceSid }),
    ...(errorCode === null ? {} : { ErrorCode: String(errorCode) }),
  };
}

/** How many segments a text takes: 160 characters of the GSM alphabet or 70 of any other. */
export function segmentsOf(body: string): number {
  const gsm = /^[\n\r -_a-~£¥èéùìòÇØøÅåÄÖÑÜ§¿äöñüàÆæßÉ¡€]*$/.test(body);
  const [alone, joined] = gsm ? [160, 153] : [70, 67];
  return body.length <= alone ? 1 : Math.ceil(body.length / joined);
}

export function messageJson(account: Account, message: Message): object {
  const { sid, media = [] } = message;
  return {
    sid,
    account_sid: account.sid,
    messaging_service_sid: message.messagingServiceSid ?? null,
    from: message.from === '' ? null : message.from,
    to: message.to,
    body: message.body,
    status: message.status,
    direction: message.direction,
    num_segments: String(segmentsOf(message.body)),
    num_media: String(media.length),
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : 'Unreachable destination handset',
    price: null,
    price_unit: 'USD',
    api_version: '2010-04-01',
    date_created: rfc2822(message.createdAt),
    date_updated: rfc2822(message.sentAt ?? message.createdAt),
    date_sent: rfc2822(message.sentAt),
    uri: uriOf(account, 'Messages', `${sid}.json`),
    subresource_uris: { media: uriOf(account, 'Messages', sid, 'Media.json') },
  };
}
