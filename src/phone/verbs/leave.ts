import type { Next, Stage } from '../stage.ts';
import { nextVerb } from '../stage.ts';

/** Leaves the queue a wait document plays in. https://www.twilio.com/docs/voice/twiml/leave */
export function leave({ scope }: Stage): Promise<Next> {
  return Promise.resolve(scope === 'queue' ? { kind: 'leave' } : nextVerb);
}
