import { numberOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import { pass, tell } from '../leg.ts';
import { pickUp } from '../progress.ts';
import type { Stage } from '../stage.ts';
import type { Party } from './party.ts';

/** How long people talk in a room unless the script says otherwise, in seconds. */
const usualTalk = 30;

/** The talk in a conference, or with the one who waited in a queue. */
export async function talkInRoom(
  stage: Stage,
  dial: Element,
  { target, transfer }: Party,
): Promise<{ talked: number; callerGone: boolean }> {
  pickUp(stage.leg);
  const limit = numberOf(dial, 'timeLimit', 14_400);
  const talked = await pass(stage.leg, Math.min(transfer.seconds ?? usualTalk, limit));
  tell(stage.leg, { kind: 'dialled', ...target, outcome: 'answered', seconds: talked });
  return { talked, callerGone: transfer.endedBy === 'caller' };
}
