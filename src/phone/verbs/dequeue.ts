import { numberOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import type { Fields } from '../form.ts';
import type { Front } from '../leg.ts';
import { pass, tell } from '../leg.ts';
import { queueSid } from '../sid.ts';
import type { Stage } from '../stage.ts';
import type { Dialled } from './dialled.ts';
import type { Party } from './party.ts';
import { talkInRoom } from './room.ts';
import { whisper } from './whisper.ts';

/**
 * Connects the caller with the one who waits longest in a queue, who first hears the noun's `url`.
 * Nobody waits where the transfer is `no-answer`; a queue that is `failed` is unknown.
 * Source: https://www.twilio.com/docs/voice/twiml/queue
 */
export async function takeFromQueue(stage: Stage, dial: Element, room: Party): Promise<Dialled> {
  const { outcome } = room.transfer;
  const { leg } = stage;
  tell(leg, { kind: 'dials', ...room.target });
  const front = outcome === 'answered' ? leg.takeFront?.(room.target.to) : undefined;
  const taken = front ? { ...room, leg: front.leg } : waiting(room);
  if (outcome === 'answered' && (await whisper(stage, taken, takenFields(stage, room, front)))) {
    const { talked, callerGone } = await talkInRoom(stage, dial, room);
    front?.talk(talked);
    const fields = { DialCallSid: taken.leg.sid, DialCallDuration: String(talked) };
    return { status: 'completed', fields: { ...fields, DialBridged: 'true' }, callerGone };
  }
  front?.back();
  if (outcome === 'no-answer') {
    await pass(leg, numberOf(dial, 'timeout', 30));
  }
  const status = outcome === 'full' || outcome === 'answered' ? 'failed' : outcome;
  tell(leg, { kind: 'dialled', ...room.target, outcome: status, seconds: 0 });
  return { status, fields: { DialBridged: 'false' }, callerGone: false };
}

/** Who waits in a queue has called in, and is nobody's child. */
function waiting(room: Party): Party {
  const leg = { ...room.leg, direction: 'inbound', parentSid: undefined } as const;
  return { ...room, leg: { ...leg, status: 'in-progress' } };
}

/** Spelt as Twilio spells it. */
function takenFields({ leg }: Stage, { target }: Party, front: Front | undefined): Fields {
  const QueueSid = queueSid(leg.accountSid, target.to);
  return { QueueSid, QueueTime: String(front?.waited ?? 60), DequeingCallSid: leg.sid };
}
