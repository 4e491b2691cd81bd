import type { Element } from '../document.ts';
import { tell, warn } from '../leg.ts';
import type { Next, Stage } from '../stage.ts';
import { nextVerb } from '../stage.ts';

/** Ends the call. https://www.twilio.com/docs/voice/twiml/hangup */
export function hangup(stage: Stage): Promise<Next> {
  tell(stage.leg, { kind: 'hangs up', by: 'application' });
  return Promise.resolve({ kind: 'end', status: 'completed', by: 'application' });
}

/**
 * Refuses a call that is not answered yet; once answered, it is hung up at most.
 * https://www.twilio.com/docs/voice/twiml/reject
 */
export function reject(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  if (leg.answeredAt !== undefined) {
    warn(leg, element, 12200, 'comes after the call was answered');
    return leg.knobs.lateReject === 'ignored' ? Promise.resolve(nextVerb) : hangup(stage);
  }
  const status = element.attributes['reason'] === 'busy' ? 'busy' : 'no-answer';
  return Promise.resolve({ kind: 'end', status, by: 'application' });
}
