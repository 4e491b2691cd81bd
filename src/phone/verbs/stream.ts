import { methodOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import { elementsOf } from '../document.ts';
import { tell } from '../leg.ts';
import type { Next, Stage } from '../stage.ts';
import { fail, nextVerb, visit } from '../stage.ts';

const startable = new Set(['Stream', 'Siprec', 'Transcription', 'Recording']);

/**
 * Start and Stop fork the call's sound and go on at once; what listens is not played.
 * Source: https://www.twilio.com/docs/voice/twiml/stream
 */
export function fork(stage: Stage, element: Element): Promise<Next> {
  for (const child of elementsOf(element)) {
    if (startable.has(child.name)) {
      tell(stage.leg, { kind: 'streams', verb: element.name, noun: child.name });
      continue;
    }
    const message = `<${element.name}> cannot hold <${child.name}>`;
    return Promise.resolve(fail(stage, 14300, message, child));
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
  return Promise.resolve(visit(stage, action, methodOf(stage.leg, element, 'method', 11322)));
}
