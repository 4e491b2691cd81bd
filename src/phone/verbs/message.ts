import { methodOf, warn } from '../attribute.ts';
import type { Element } from '../document.ts';
import { textOf } from '../document.ts';
import { tell } from '../leg.ts';
import { newSid } from '../sid.ts';
import type { Next, Stage } from '../stage.ts';
import { nextVerb, visit } from '../stage.ts';

/** Sends a text message, to the caller unless told otherwise. https://www.twilio.com/docs/voice/twiml/sms */
export function sms(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  const body = textOf(element);
  const to = element.attributes['to'] ?? leg.from;
  if (body === '' || body.length > 1600)
    warn(leg, element, 14103, 'has no text or over 1600 characters');
  tell(leg, { kind: 'messages', to, body });
  const action = element.attributes['action'];
  if (action === undefined) return Promise.resolve(nextVerb);
  const method = methodOf(leg, element, 'method', 14104);
  return Promise.resolve(visit(stage, action, method, { SmsSid: newSid('SM'), SmsStatus: 'sent' }));
}
