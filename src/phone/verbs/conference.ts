import { methodOf } from '../attribute.ts';
import { post } from '../callbacks.ts';
import { timestampOf } from '../clock.ts';
import type { Element } from '../document.ts';
import type { Fields } from '../form.ts';
import { find, tell } from '../leg.ts';
import { newSid } from '../sid.ts';
import type { Stage } from '../stage.ts';
import { resolve, visit } from '../stage.ts';
import type { Dialled } from './dialled.ts';
import type { Party } from './party.ts';
import { announce, keep, newRecording } from './recording.ts';
import { talkInRoom } from './room.ts';

/** When the other participant joins unless the script says otherwise, in seconds. */
const usualWait = 5;

/**
 * Puts the caller into a conference: its wait document plays, then the parties talk. The action
 * hears `answered`, without a child call.
 * Source: https://www.twilio.com/docs/voice/twiml/conference
 */
export async function joinConference(stage: Stage, dial: Element, room: Party): Promise<Dialled> {
  const { leg } = stage;
  const { attributes } = room.element;
  tell(leg, { kind: 'dials', ...room.target });
  const sid = newSid('CF');
  const report = reporter(stage, room, sid);
  const participant = {
    CallSid: leg.sid,
    Muted: String(attributes['muted'] === 'true'),
    Hold: 'false',
    StartConferenceOnEnter: String(attributes['startConferenceOnEnter'] !== 'false'),
    EndConferenceOnExit: String(attributes['endConferenceOnExit'] === 'true'),
    ...(attributes['participantLabel'] === undefined
      ? {}
      : { ParticipantLabel: attributes['participantLabel'] }),
  };
  report('join', 'participant-join', participant);
  const failed = await waitForOthers(stage, room);
  if (failed !== undefined) return failed;
  report('start', 'conference-start');
  const records = ['true', 'record-from-start'].includes(attributes['record'] ?? '');
  const begun = records ? newRecording(leg) : undefined;
  const { talked, callerGone } = await talkInRoom(stage, dial, room);
  report('leave', 'participant-leave', participant);
  report('end', 'conference-end');
  if (begun !== undefined) {
    const recording = { ...begun, seconds: talked };
    const more = { ConferenceSid: sid };
    keep(leg, recording, 'Conference');
    announce(stage, room.element, 'Conference', recording, 'completed', more);
  }
  return { status: 'answered', fields: {}, callerGone };
}

/** The wait document plays once, or over and over where it redirects to itself. */
async function waitForOthers(
  stage: Stage,
  { element, transfer }: Party,
): Promise<Dialled | undefined> {
  const { leg } = stage;
  const address = element.attributes['waitUrl'] ?? '';
  if (address === '') return undefined;
  const first = visit(stage, address, methodOf(element, 'waitMethod'));
  const until = leg.clock.seconds + (transfer.rings ?? usualWait);
  const next = first.kind === 'visit' ? await stage.play(leg, first, 'conference', until) : first;
  if (next.kind !== 'failure') return undefined;
  find(leg, next.finding);
  return { status: 'failed', fields: {}, callerGone: false };
}

/**
 * Reports those events of a conference that its status callback asked for.
 * Source: https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback
 */
function reporter(
  stage: Stage,
  { element, target }: Party,
  sid: string,
): (event: string, name: string, more?: Fields) => void {
  const { leg } = stage;
  const wanted = (element.attributes['statusCallbackEvent'] ?? '').split(/\s+/);
  const address = element.attributes['statusCallback'];
  const url = address === undefined ? undefined : resolve(stage, address);
  const method = methodOf(element, 'statusCallbackMethod');
  let sequence = 0;
  return (event, name, more = {}) => {
    if (url === undefined || !wanted.includes(event)) return;
    sequence += 1;
    post(leg, {
      url,
      method,
      fields: {
        ConferenceSid: sid,
        FriendlyName: target.to,
        AccountSid: leg.accountSid,
        StatusCallbackEvent: name,
        SequenceNumber: String(sequence),
        Timestamp: timestampOf(leg.clock),
        ...more,
      },
    });
  };
}
