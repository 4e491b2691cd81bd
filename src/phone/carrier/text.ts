import { elementsOf, textOf } from '../document.ts';
import type { Method } from '../exchange.ts';
import { exchange, isWebUrl } from '../exchange.ts';
import type { Fields } from '../form.ts';
import { openPage } from '../page.ts';
import type { Account } from './account.ts';
import { settingsFor } from './application.ts';
import { conversationOf } from './conversation.ts';
import type { Message } from './message.ts';
import { addMessage, segmentsOf } from './message.ts';
import { reply, replyOf } from './reply.ts';
import { addressOf, asMethod } from './route.ts';

/** A text somebody sends to a number of the account. */
export interface TextOptions {
  from?: string;
  to?: string;
  body: string;
  /** Addresses of pictures and other files. */
  media?: readonly string[];
}

/** The most documents one text leads through. https://www.twilio.com/docs/api/errors/14106 */
const mostDocuments = 50;

interface Visit {
  url: string;
  method: Method;
  fields: Fields;
}

/**
 * Sends a text to one of the account's numbers, which asks its `smsUrl` what to do; returns the
 * messages sent in answer. Source: https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export async function receiveText(account: Account, options: TextOptions): Promise<Message[]> {
  const to = options.to ?? account.numbers[0]?.settings.phoneNumber ?? '';
  const settings = settingsFor(account, to, 'smsApplicationSid');
  const inbound = addMessage(account, {
    from: options.from ?? '+14155550123',
    to,
    body: options.body,
    media: options.media ?? [],
    direction: 'inbound',
  });
  const first = addressOf(settings.smsUrl, settings.smsMethod);
  const fallback = addressOf(settings.smsFallbackUrl, settings.smsFallbackMethod);
  if (first === undefined) return [];
  const replies: Message[] = [];
  const failure = await follow(account, inbound, { ...first, fields: {} }, replies);
  if (failure !== undefined && fallback !== undefined) {
    const fields = { ErrorCode: String(failure.code), ErrorUrl: failure.url };
    await follow(account, inbound, { ...fallback, fields }, replies);
  }
  return replies;
}

interface Failure {
  code: number;
  url: string;
}

/**
 * Follows documents as long as one redirects to another, sending their replies. A failure is only
 * given back: of a text nobody hears an announcement.
 */
async function follow(
  account: Account,
  inbound: Message,
  first: Visit,
  replies: Message[],
): Promise<Failure | undefined> {
  let visit = first;
  for (let documents = 0; documents < mostDocuments; documents += 1) {
    const page = await fetchPage(account, inbound, visit);
    if (page.kind === 'failure') return { code: page.finding.code, url: visit.url };
    if (page.kind === 'text') replies.push(await reply(account, inbound, { body: page.text }));
    if (page.kind !== 'twiml') return undefined;
    const elements = elementsOf(page.root);
    const at = elements.findIndex(({ name }) => name === 'Redirect');
    for (const element of at < 0 ? elements : elements.slice(0, at)) {
      const { name } = element;
      if (name !== 'Message' && name !== 'Sms') continue;
      replies.push(await reply(account, inbound, replyOf(element, page.url)));
    }
    const redirect = elements[at];
    if (redirect === undefined) return undefined;
    const url = URL.parse(textOf(redirect), page.url)?.href ?? '';
    if (!isWebUrl(url)) return { code: 11100, url: visit.url };
    visit = { url, method: asMethod(redirect.attributes['method'] ?? 'POST'), fields: {} };
  }
  return { code: 14106, url: visit.url };
}

async function fetchPage(account: Account, inbound: Message, visit: Visit) {
  const done = await exchange(conversationOf(account, inbound.from, inbound.to), {
    purpose: 'document',
    ...visit,
    fields: { ...inboundFields(account, inbound), ...visit.fields },
  });
  return openPage(done, account.knobs);
}

function inboundFields(account: Account, inbound: Message): Fields {
  const { sid, media = [] } = inbound;
  const files = media.flatMap((url, index) => [
    [`MediaUrl${index}`, url],
    [`MediaContentType${index}`, 'image/jpeg'],
  ]);
  return {
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: account.sid,
    From: inbound.from,
    To: inbound.to,
    Body: inbound.body,
    NumMedia: String(media.length),
    NumSegments: String(segmentsOf(inbound.body)),
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
    ...Object.fromEntries(files),
    ...places('From'),
    ...places('To'),
  };
}

function places(party: string): Fields {
  return {
    [`${party}City`]: '',
    [`${party}State`]: 'CA',
    [`${party}Zip`]: '',
    [`${party}Country`]: 'US',
  };
}
