import { numberOf } from '../attribute.ts';
import type { Element } from '../document.ts';
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
  tell(stage.leg, { kind: 'dials', ...room.target });
  if (outcome === 'answered' && (await whisper(stage, waiting(room), takenFields(stage, room)))) {
    const { talked, callerGone } = await talkInRoom(stage, dial, room);
    const fields = { DialCallSid: room.leg.sid, DialCallDuration: String(talked) };
    return { status: 'completed', fields: { ...fields, DialBridged: 'true' }, callerGone };
  }
  if (outcome === 'no-answer') {
    await pass(stage.leg, numberOf(dial, 'timeout', 30));
  }
  const status = outcome === 'full' || outcome === 'answered' ? 'failed' : outcome;
  tell(stage.leg, { kind: 'dialled', ...room.target, outcome: status, seconds: 0 });
  return { status, fields: { DialBridged: 'false' }, callerGone: false };
}

/** Who waits in a queue has called in, and is nobody's child. */
function waiting(room: Party): Party {
  const leg = { ...room.leg, direction: 'inbound', parentSid: undefined } as const;
  return { ...room, leg: { ...leg, status: 'in-progress' } };
}

/** Spelt as Twilio spells it. */
function takenFields({ leg }: Stage, { target }: Party): Record<string, string> {
  const QueueSid = queueSid(leg.accountSid, target.to);
  return { QueueSid, QueueTime: '60', DequeingCallSid: leg.sid };
}
