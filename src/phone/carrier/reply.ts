import type { Element } from '../document.ts';
import { elementsOf, textOf } from '../document.ts';
import type { Account } from './account.ts';
import type { Message } from './message.ts';
import { addMessage, sendMessage } from './message.ts';

/** A message that answers another. */
export interface Reply {
  body: string;
  media?: readonly string[];
  to?: string;
  from?: string;
  statusCallback?: string;
}

/** A Message holds its text itself or in a Body. https://www.twilio.com/docs/messaging/twiml/message */
export function replyOf(element: Element, base: string): Reply {
  const children = elementsOf(element);
  const body = children.find(({ name }) => name === 'Body') ?? element;
  const { to, from, statusCallback } = element.attributes;
  const callback = URL.parse(statusCallback ?? '', base)?.href;
  return {
    body: children.length > 0 && body === element ? '' : textOf(body),
    media: children.filter(({ name }) => name === 'Media').map(textOf),
    ...(to === undefined ? {} : { to }),
    ...(from === undefined ? {} : { from }),
    ...(statusCallback === undefined || callback === undefined ? {} : { statusCallback: callback }),
  };
}

/** Sends an answer, back to where the text came from unless it says otherwise. */
export async function reply(account: Account, inbound: Message, answer: Reply): Promise<Message> {
  const message = addMessage(account, {
    from: inbound.to,
    to: inbound.from,
    direction: 'outbound-reply',
    ...answer,
  });
  await sendMessage(account, message);
  return message;
}
