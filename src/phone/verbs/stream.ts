import { methodOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import { elementsOf } from '../document.ts';
import { tell } from '../leg.ts';
import type { Next, Stage } from '../stage.ts';
import { nextVerb, visit } from '../stage.ts';

/**
 * Start and Stop fork the call's sound and go on at once; what listens is not played.
 * Source: https://www.twilio.com/docs/voice/twiml/stream
 */
export function fork(stage: Stage, element: Element): Promise<Next> {
  for (const child of elementsOf(element)) {
    tell(stage.leg, { kind: 'streams', verb: element.name, noun: child.name });
  }
  return Promise.resolve(nextVerb);
}

/**
 * Connect, Pay and Echo hold the call until the other side is done, here at once; then the action
 * or the next verb. Source: https://www.twilio.com/docs/voice/twiml/connect
 */
export function handOver(stage: Stage, element: Element): Promise<Next> {
  const noun = elementsOf(element)[0]?.name ?? '';
  tell(stage.leg, { kind: 'streams', verb: element.name, noun });
  const action = element.attributes['action'];
  if (action === undefined) return Promise.resolve(nextVerb);
  return Promise.resolve(visit(stage, action, methodOf(element, 'method')));
}
