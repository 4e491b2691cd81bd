import { warn } from '../attribute.ts';
import type { Element } from '../document.ts';
import type { Next, Stage } from '../stage.ts';
import { nextVerb } from '../stage.ts';

/** Leaves the queue a wait document plays in. https://www.twilio.com/docs/voice/twiml/leave */
export function leave(stage: Stage, element: Element): Promise<Next> {
  if (stage.scope === 'queue') return Promise.resolve({ kind: 'leave' });
  warn(stage.leg, element, 12200, 'has an effect only in the wait document of a queue');
  return Promise.resolve(nextVerb);
}
