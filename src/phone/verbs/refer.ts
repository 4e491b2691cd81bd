import { methodOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import { elementsOf, textOf } from '../document.ts';
import { tell } from '../leg.ts';
import type { Next, Stage } from '../stage.ts';
import { fail, nextVerb, visit } from '../stage.ts';
import { transferOf } from '../transfer.ts';

/**
 * Asks a caller's SIP phone to call somebody else, then requests the action or goes on with the
 * next verb; a call from the public network fails with 13801.
 * Source: https://www.twilio.com/docs/voice/twiml/refer
 */
export function refer(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  if (!/^sips?:/.test(leg.from)) {
    return Promise.resolve(fail(stage, 13801, '<Refer> works on SIP calls only', element));
  }
  const target = elementsOf(element).find(({ name }) => name === 'Sip');
  const to = target === undefined ? '' : textOf(target);
  const { outcome } = transferOf(leg.transfers, { noun: 'Refer', to });
  const taken = outcome === 'answered';
  tell(leg, { kind: 'streams', verb: 'Refer', noun: to });
  const { action } = element.attributes;
  if (action === undefined) return Promise.resolve(nextVerb);
  const fields = {
    ReferCallStatus: taken ? 'completed' : 'failed',
    ReferSipResponseCode: '202',
    NotifySipResponseCode: taken ? '200' : '603',
  };
  return Promise.resolve(visit(stage, action, methodOf(element, 'method'), fields));
}
