import { deliver, post } from '../callbacks.ts';
import { isTrue, methodOf, numberOf, warn } from '../attribute.ts';
import { speakingTime, timestampOf } from '../clock.ts';
import type { Element } from '../document.ts';
import type { Fields } from '../form.ts';
import { standardFields } from '../fields.ts';
import type { Action } from '../happening.ts';
import type { Leg } from '../leg.ts';
import { ask, pass, tell } from '../leg.ts';
import { newSid } from '../sid.ts';
import type { Next, Stage } from '../stage.ts';
import { hangUp, requestOnly, resolve, visit } from '../stage.ts';

interface Recording {
  sid: string;
  url: string;
  /** Seconds. */
  seconds: number;
  /** A key, `hangup`, or nothing when silence or the maximum ended it. */
  digits: string;
  words: string;
}

/**
 * Records the caller until a key, silence, the maximum or the hang-up, then always requests its
 * action. Source: https://www.twilio.com/docs/voice/twiml/record
 */
export async function record(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  const method = methodOf(leg, element, 'method', 13610);
  if (element.attributes['playBeep'] !== 'false') tell(leg, { kind: 'beeps' });
  const recording = await listen(leg, element);
  tell(leg, {
    kind: 'records',
    seconds: recording.seconds,
    endedBy: recording.digits === '' ? 'silence' : recording.digits,
    url: recording.url,
  });
  const gone = recording.digits === 'hangup' ? hangUp(leg) : undefined;
  announce(stage, element, recording);
  if (leg.knobs.recordingCallback === 'before') await deliver(leg);
  const next = visit(stage, element.attributes['action'] ?? '', method, {
    RecordingUrl: recording.url,
    RecordingSid: recording.sid,
    RecordingDuration: String(recording.seconds),
    ...(recording.digits === '' ? {} : { Digits: recording.digits }),
  });
  if (gone === undefined) return next;
  await requestOnly(leg, next);
  return gone;
}

async function listen(leg: Leg, element: Element): Promise<Recording> {
  const transcribes = isTrue(element, 'transcribe');
  const maxLength = numberOf(leg, element, 'maxLength', transcribes ? 120 : 3600, 13612);
  const timeout = numberOf(leg, element, 'timeout', 5, 13611, 0);
  const finishOnKey = element.attributes['finishOnKey'] ?? '1234567890*#';
  for (;;) {
    const action = await ask(leg, { kind: 'record', timeout, maxLength, finishOnKey });
    const taken = take(action, finishOnKey);
    if (action.kind === 'keys') tell(leg, { kind: 'presses', keys: action.keys });
    if (taken === undefined) continue;
    const seconds = Math.min(taken.seconds, maxLength);
    const digits = taken.seconds > maxLength ? '' : taken.digits;
    await pass(leg, seconds + (digits === '' && seconds < maxLength ? timeout : 0));
    const sid = newSid('RE');
    const url = `https://api.twilio.com/2010-04-01/Accounts/${leg.accountSid}/Recordings/${sid}`;
    return { sid, url, seconds, digits, words: taken.words };
  }
}

/** What an action does to a recording; undefined when it goes on, as after a key not asked for. */
function take(
  action: Action,
  finishOnKey: string,
): { seconds: number; digits: string; words: string } | undefined {
  switch (action.kind) {
    case 'record': {
      const digits = action.endedBy === 'silence' ? '' : action.endedBy;
      return { seconds: action.seconds, digits, words: action.words ?? '' };
    }
    case 'speech':
      return { seconds: speakingTime(action.words), digits: '', words: action.words };
    case 'keys': {
      const digits = action.keys.split('').find((key) => finishOnKey.includes(key));
      return digits === undefined ? undefined : { seconds: 1, digits, words: '' };
    }
    case 'hangUp':
      return { seconds: 1, digits: 'hangup', words: '' };
    case 'silence':
      return { seconds: 0, digits: '', words: '' };
    case 'agent':
      return undefined;
    default:
      return action satisfies never;
  }
}

/** The recording callback, and the transcription's if one was ordered. */
function announce(stage: Stage, element: Element, recording: Recording): void {
  const { leg } = stage;
  const wanted = (element.attributes['recordingStatusCallbackEvent'] ?? 'completed').split(/\s+/);
  const address = element.attributes['recordingStatusCallback'];
  const url = address === undefined ? undefined : resolve(stage, address);
  if (url !== undefined && wanted.includes('completed')) {
    const method = methodOf(leg, element, 'recordingStatusCallbackMethod', 13610);
    post(leg, { url, method, fields: recordingFields(leg, recording, 'RecordVerb') });
  }
  if (!isTrue(element, 'transcribe')) return;
  if (recording.seconds <= 2 || recording.seconds >= 120) {
    warn(leg, element, 13617, `cannot transcribe ${recording.seconds} seconds`);
    return;
  }
  const transcription = resolve(stage, element.attributes['transcribeCallback'] ?? '');
  if (element.attributes['transcribeCallback'] === undefined || transcription === undefined) return;
  post(leg, { url: transcription, method: 'POST', fields: transcriptionFields(leg, recording) });
}

/**
 * The fields of a recording callback: no From, To or CallStatus among them.
 * Source: https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback
 */
export function recordingFields(
  leg: Leg,
  recording: { sid: string; url: string; seconds: number },
  source: 'RecordVerb' | 'DialVerb',
): Fields {
  return {
    AccountSid: leg.accountSid,
    CallSid: leg.sid,
    RecordingSid: recording.sid,
    RecordingUrl: recording.url,
    RecordingStatus: 'completed',
    RecordingDuration: String(recording.seconds),
    RecordingChannels: '1',
    RecordingStartTime: timestampOf(leg.clock),
    RecordingSource: source,
    RecordingTrack: 'both',
    ErrorCode: '0',
  };
}

function transcriptionFields(leg: Leg, recording: Recording): Fields {
  const sid = newSid('TR');
  return {
    ...standardFields(leg),
    TranscriptionSid: sid,
    TranscriptionText: recording.words,
    TranscriptionStatus: 'completed',
    TranscriptionUrl: `https://api.twilio.com/2010-04-01/Accounts/${leg.accountSid}/Transcriptions/${sid}`,
    RecordingSid: recording.sid,
    RecordingUrl: recording.url,
  };
}
