import { numberOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import { pass, tell } from '../leg.ts';
import type { Next, Stage } from '../stage.ts';
import { nextVerb } from '../stage.ts';

/** Waits, a second unless told otherwise. https://www.twilio.com/docs/voice/twiml/pause */
export async function pause(stage: Stage, element: Element): Promise<Next> {
  const seconds = numberOf(element, 'length', 1);
  tell(stage.leg, { kind: 'pauses', seconds });
  await pass(stage.leg, seconds);
  return nextVerb;
}
