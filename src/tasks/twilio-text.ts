import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message.js';
import { Failure } from './failure.ts';
import { E164, TEXT_LIMIT, type SendText } from './task.ts';

/** The part of the official client that is needed. https://www.twilio.com/docs/messaging/api/message-resource */
export interface TextClient {
  readonly messages: {
    create(options: MessageListInstanceCreateOptions): Promise<{ readonly sid: string }>;
  };
}

const MESSAGING_SERVICE = /^MG[0-9a-f]{32}$/;

/** What an operator can mend, by error code. https://www.twilio.com/docs/api/errors */
const reasons: Readonly<Record<number, string>> = {
  20003: 'credentials not accepted',
  20429: 'too many requests',
  21211: 'no such number',
  21408: 'region not enabled',
  21606: 'not a number to send from',
  21608: 'number not verified on a trial account',
  21610: 'recipient opted out',
  21611: 'too many messages waiting',
  21612: 'no way from this number to that',
  21614: 'not a mobile number',
  21617: 'message too long',
  21659: 'not a number to send from',
  63038: 'daily limit reached',
};

/** Sends text messages by the official client, from a number or a messaging service unless told otherwise. */
export function twilioText(client: TextClient, from: string): SendText {
  return async (message) => {
    const { to, body } = message;
    const sender = message.from ?? from;
    const service = MESSAGING_SERVICE.test(sender);
    if (!E164.test(to)) throw new Failure('recipient not in E.164');
    if (!service && !E164.test(sender)) throw new Failure('sender not in E.164');
    if (body.trim() === '') throw new Failure('message empty');
    if (body.length > TEXT_LIMIT) throw new Failure('message too long');
    try {
      const by = service ? { messagingServiceSid: sender } : { from: sender };
      const { sid } = await client.messages.create({ to, body, ...by });
      return { sid };
    } catch (error) {
      throw refusal(error);
    }
  };
}

/** Its message may hold the numbers, so only its code and status are told. */
function refusal(error: unknown): Failure {
  const { code, status } = error as { readonly code?: unknown; readonly status?: unknown };
  const facts = typeof status === 'number' ? { status } : {};
  if (typeof code !== 'number') {
    return new Failure(typeof status === 'number' ? `status ${status}` : 'text not sent', facts);
  }
  const meaning = reasons[code];
  return new Failure(`error ${code}${meaning ? `: ${meaning}` : ''}`, facts);
}
