import { post } from '../callbacks.ts';
import { methodOf, numberOf } from '../attribute.ts';
import { timestampOf } from '../clock.ts';
import type { Element } from '../document.ts';
import { answer, find, pass, tell } from '../leg.ts';
import { newSid } from '../sid.ts';
import type { Stage } from '../stage.ts';
import { resolve, visit } from '../stage.ts';
import type { Dialled } from './dialled.ts';
import type { Party } from './party.ts';
import { whisper } from './whisper.ts';

/** How long people talk in a room unless the script says otherwise, in seconds. */
const usualTalk = 30;

/**
 * Puts the caller into a conference: its wait document plays once, then the parties talk. The
 * action hears `answered`, without a child call.
 * Source: https://www.twilio.com/docs/voice/twiml/conference
 */
export async function joinConference(stage: Stage, dial: Element, room: Party): Promise<Dialled> {
  tell(stage.leg, { kind: 'dials', ...room.target });
  const failed = await waitInConference(stage, room);
  if (failed !== undefined) return failed;
  const report = reporter(stage, room);
  report('join', 'participant-join');
  report('start', 'conference-start');
  const dialled = await talkInRoom(stage, dial, room, 'answered');
  report('leave', 'participant-leave');
  report('end', 'conference-end');
  return dialled;
}

async function waitInConference(stage: Stage, room: Party): Promise<Dialled | undefined> {
  const { leg } = stage;
  const address = room.element.attributes['waitUrl'] ?? '';
  if (address === '') return undefined;
  const first = visit(stage, address, methodOf(leg, room.element, 'waitMethod', 13233));
  const next = first.kind === 'visit' ? await stage.play(leg, first, 'conference') : first;
  if (next.kind !== 'failure') return undefined;
  find(leg, next.finding);
  return { status: 'failed', fields: {}, callerGone: false };
}

/**
 * Reports those events of a conference that its status callback asked for.
 * Source: https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback
 */
function reporter(stage: Stage, room: Party): (event: string, name: string) => void {
  const { leg } = stage;
  const { attributes } = room.element;
  const wanted = (attributes['statusCallbackEvent'] ?? '').split(/\s+/);
  const address = attributes['statusCallback'];
  const url = address === undefined ? undefined : resolve(stage, address);
  const sid = newSid('CF');
  let sequence = 0;
  return (event, name) => {
    if (url === undefined || !wanted.includes(event)) return;
    sequence += 1;
    post(leg, {
      url,
      method: methodOf(leg, room.element, 'statusCallbackMethod', 13230),
      fields: {
        ConferenceSid: sid,
        FriendlyName: room.target.to,
        AccountSid: leg.accountSid,
        CallSid: leg.sid,
        StatusCallbackEvent: name,
        SequenceNumber: String(sequence),
        Timestamp: timestampOf(leg.clock),
      },
    });
  };
}

/**
 * Connects the caller with the one who waits longest in a queue, who first hears the noun's `url`.
 * Nobody waits where the transfer is `no-answer`; a queue that is `failed` is unknown.
 * Source: https://www.twilio.com/docs/voice/twiml/queue
 */
export async function takeFromQueue(stage: Stage, dial: Element, room: Party): Promise<Dialled> {
  const { outcome } = room.transfer;
  tell(stage.leg, { kind: 'dials', ...room.target });
  const taken = outcome === 'answered' && (await whisper(stage, room, takenFields(stage)));
  if (taken) return talkInRoom(stage, dial, room, 'completed');
  if (outcome === 'no-answer') {
    await pass(stage.leg, numberOf(stage.leg, dial, 'timeout', 30, 13212));
  }
  const status = outcome === 'full' || outcome === 'answered' ? 'failed' : outcome;
  tell(stage.leg, { kind: 'dialled', ...room.target, outcome: status, seconds: 0 });
  return { status, fields: {}, callerGone: false };
}

/** Spelt as Twilio spells it. */
function takenFields(stage: Stage): Record<string, string> {
  return { QueueSid: newSid('QU'), QueueTime: '60', DequeingCallSid: stage.leg.sid };
}

async function talkInRoom(
  stage: Stage,
  dial: Element,
  room: Party,
  status: 'answered' | 'completed',
): Promise<Dialled> {
  answer(stage.leg);
  const limit = numberOf(stage.leg, dial, 'timeLimit', 14_400, 13216);
  const talked = Math.min(room.transfer.seconds ?? usualTalk, limit);
  await pass(stage.leg, talked);
  tell(stage.leg, { kind: 'dialled', ...room.target, outcome: 'answered', seconds: talked });
  return { status, fields: {}, callerGone: room.transfer.endedBy === 'caller' };
}
