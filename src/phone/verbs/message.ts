import { methodOf } from '../attribute.ts';
import { post } from '../callbacks.ts';
import type { Element } from '../document.ts';
import { textOf } from '../document.ts';
import { tell } from '../leg.ts';
import { newSid } from '../sid.ts';
import type { Next, Stage } from '../stage.ts';
import { nextVerb, resolve, visit } from '../stage.ts';

/** Sends a text message, to the caller unless told otherwise. https://www.twilio.com/docs/voice/twiml/sms */
export function sms(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  const { action, from = leg.to, to = leg.from, statusCallback } = element.attributes;
  const body = textOf(element);
  tell(leg, { kind: 'messages', to, body });
  const sid = newSid('SM');
  const url = statusCallback === undefined ? undefined : resolve(stage, statusCallback);
  for (const status of url === undefined ? [] : ['sent', 'delivered']) {
    const sent = { MessageSid: sid, SmsSid: sid, MessageStatus: status, SmsStatus: status };
    const fields = { ...sent, From: from, To: to, AccountSid: leg.accountSid };
    post(leg, { url: url ?? '', method: 'POST', fields: { ...fields, ApiVersion: '2010-04-01' } });
  }
  if (action === undefined) return Promise.resolve(nextVerb);
  const method = methodOf(element, 'method');
  return Promise.resolve(visit(stage, action, method, { SmsSid: sid, SmsStatus: 'sent' }));
}
