import { methodOf } from '../attribute.ts';
import { post } from '../callbacks.ts';
import { timestampOf } from '../clock.ts';
import type { Element } from '../document.ts';
import type { Fields } from '../form.ts';
import type { RecordingSource } from '../happening.ts';
import type { Leg } from '../leg.ts';
import { tell } from '../leg.ts';
import { newSid } from '../sid.ts';
import type { Stage } from '../stage.ts';
import { resolve } from '../stage.ts';

/** A recording that was made, or is being made. */
export interface Recording {
  sid: string;
  url: string;
  /** Seconds. */
  seconds: number;
  /** Where in the call it began, in seconds; default where the call stands. */
  began?: number;
  channels?: 1 | 2;
}

/** A talk was recorded to its end; whoever keeps recordings has it before any request names it. */
export function keep(leg: Leg, { seconds, url }: Recording, source: RecordingSource): void {
  tell(leg, { kind: 'records', seconds, endedBy: 'hangup', url, source });
}

/** A recording that begins now. */
export function newRecording(leg: Leg, channels: 1 | 2 = 1): Recording {
  const sid = newSid('RE');
  const url = `${leg.apiUrl}/2010-04-01/Accounts/${leg.accountSid}/Recordings/${sid}`;
  return { sid, url, seconds: 0, began: leg.clock.seconds, channels };
}

/** Tells the element's recording callback of a status, if it asked for it. */
export function announce(
  stage: Stage,
  element: Element,
  source: RecordingSource,
  recording: Recording,
  status: 'in-progress' | 'completed' | 'absent',
  more: Fields = {},
): void {
  const { leg } = stage;
  const wanted = (element.attributes['recordingStatusCallbackEvent'] ?? 'completed').split(/\s+/);
  const address = element.attributes['recordingStatusCallback'];
  const url = address === undefined ? undefined : resolve(stage, address);
  if (url === undefined || !wanted.includes(status)) return;
  const method = methodOf(element, 'recordingStatusCallbackMethod');
  const { RecordingDuration, ...fields } = recordingFields(leg, recording, source);
  post(leg, {
    url,
    method,
    fields: {
      ...fields,
      ...(status === 'completed' && RecordingDuration !== undefined ? { RecordingDuration } : {}),
      RecordingStatus: status,
      ...more,
    },
  });
}

/**
 * The fields of a recording callback: no From, To or CallStatus among them.
 * Source: https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback
 */
export function recordingFields(leg: Leg, recording: Recording, source: RecordingSource): Fields {
  const { began: seconds = leg.clock.seconds, channels = 1 } = recording;
  return {
    AccountSid: leg.accountSid,
    CallSid: leg.sid,
    RecordingSid: recording.sid,
    RecordingUrl: recording.url,
    RecordingStatus: 'completed',
    RecordingDuration: String(recording.seconds),
    RecordingChannels: String(channels),
    RecordingStartTime: timestampOf({ ...leg.clock, seconds }),
    RecordingSource: source,
    RecordingTrack: 'both',
    ErrorCode: '0',
  };
}
