import type { Element } from '../document.ts';
import { lintAddress } from './address.ts';
import type { Context } from './context.ts';
import { lintDial, lintNumber } from './dial.ts';
import type { Diagnosis } from './diagnosis.ts';
import { diagnose } from './diagnosis.ts';
import { lintGather } from './gather.ts';
import { lintConference, lintEnqueue, lintHeader, lintQueue, lintSip, lintSms } from './names.ts';
import { lintRecord } from './record.ts';
import { lintSay } from './say.ts';
import { ownText } from './text.ts';

/** Rules of single elements that are about more than one attribute's value. */
export const elementRules: ReadonlyMap<
  string,
  (element: Element, context: Context) => Diagnosis[]
> = new Map([
  ['Conference', lintConference],
  ['Dial', lintDial],
  ['Enqueue', lintEnqueue],
  ['Gather', lintGather],
  ['Header', lintHeader],
  ['Number', lintNumber],
  ['Play', lintPlay],
  ['Queue', lintQueue],
  ['Record', lintRecord],
  ['Redirect', lintRedirect],
  ['Say', lintSay],
  ['Sip', lintSip],
  ['Sms', lintSms],
  ['Uri', lintSip],
]);

/** A file or tones. https://www.twilio.com/docs/voice/twiml/play */
function lintPlay(element: Element, context: Context): Diagnosis[] {
  if (element.attributes['digits'] !== undefined) return [];
  const address = ownText(element);
  if (address === '') return [diagnose(11100, element, 'has no file to play')];
  return lintAddress(element, address, context);
}

/** Without text it asks for the document itself. https://www.twilio.com/docs/voice/twiml/redirect */
function lintRedirect(element: Element, context: Context): Diagnosis[] {
  return lintAddress(element, ownText(element), context);
}
