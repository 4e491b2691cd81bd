import { post } from '../callbacks.ts';
import { momentOf } from '../clock.ts';
import type { RecordingSource } from '../happening.ts';
import type { Address } from '../player.ts';
import { durationOf } from '../progress.ts';
import { newRecording, recordingFields } from '../verbs/recording.ts';
import type { Account } from './account.ts';
import { uriOf } from './uri.ts';
import { rfc2822 } from './date.ts';
import type { Line } from './line.ts';

/** A recording made on a line. Moments are milliseconds since 1970. */
export interface Recording {
  sid: string;
  callSid: string;
  /** Seconds. */
  duration: number;
  source: RecordingSource;
  startedAt: number;
  createdAt: number;
  /** Its sound is gone; what is known of it stays for 40 days. */
  deleted: boolean;
}

/** Books a recording; one that is booked already stays as it is. */
export function addRecording(
  account: Account,
  line: Line,
  { url, duration, source }: { url: string; duration: number; source: Recording['source'] },
): void {
  const sid = url.slice(url.lastIndexOf('/') + 1);
  if (account.recordings.some((recording) => recording.sid === sid)) return;
  const createdAt = momentOf(line.leg.clock);
  const startedAt = createdAt - duration * 1000;
  account.recordings.push({
    sid,
    callSid: line.leg.sid,
    duration,
    source,
    startedAt,
    createdAt,
    deleted: false,
  });
}

/**
 * Books the recording of a whole call, and tells who wants to hear of it.
 * Source: https://www.twilio.com/docs/voice/api/recording
 */
export function keepCall(account: Account, line: Line, callback: Address | undefined): void {
  const { leg } = line;
  const seconds = durationOf(leg);
  const recording = { ...newRecording(leg), seconds, began: leg.answeredAt ?? 0 };
  addRecording(account, line, { url: recording.url, duration: seconds, source: 'OutboundAPI' });
  if (callback === undefined) return;
  post(leg, { ...callback, fields: recordingFields(leg, recording, 'OutboundAPI') });
}

/** Where a recording can be heard; `.wav` and `.mp3` may be added. */
function mediaUrl(account: Account, sid: string): string {
  return account.url + uriOf(account, 'Recordings', sid);
}

export function recordingJson(account: Account, recording: Recording): object {
  return {
    sid: recording.sid,
    account_sid: account.sid,
    call_sid: recording.callSid,
    conference_sid: null,
    api_version: '2010-04-01',
    status: recording.deleted ? 'deleted' : 'completed',
    source: recording.source,
    channels: 1,
    duration: String(recording.duration),
    price: null,
    price_unit: 'USD',
    error_code: null,
    encryption_details: null,
    start_time: rfc2822(recording.startedAt),
    date_created: rfc2822(recording.createdAt),
    date_updated: rfc2822(recording.createdAt),
    media_url: mediaUrl(account, recording.sid),
    uri: uriOf(account, 'Recordings', `${recording.sid}.json`),
    subresource_uris: {},
  };
}
