import type { Element } from '../document.ts';
import { elementsOf } from '../document.ts';
import type { Diagnosis } from './diagnosis.ts';
import { advise, diagnose } from './diagnosis.ts';

/** Lints what listening is told by several attributes. https://www.twilio.com/docs/voice/twiml/gather */
export function lintGather(element: Element): Diagnosis[] {
  const { speechModel, speechTimeout, finishOnKey = '#' } = element.attributes;
  const both = speechModel !== undefined && speechTimeout === 'auto';
  return [
    ...lintKey(element, finishOnKey),
    ...(both ? [diagnose(13335, element, 'has speechTimeout="auto" beside a speechModel')] : []),
    ...elementsOf(element)
      .filter((child) => child.name === 'Play' && child.attributes['digits'] !== undefined)
      .map((child) => advise('digits-in-gather', child, 'cannot send digits inside <Gather>')),
  ];
}

/** One key, or none at all. https://www.twilio.com/docs/api/errors/13310 */
function lintKey(element: Element, key: string): Diagnosis[] {
  if (/^[0-9#*]?$/.test(key)) return [];
  const message = `has finishOnKey=${JSON.stringify(key)}, which is not one key`;
  return [diagnose(key.length > 1 ? 13311 : 13310, element, message)];
}
