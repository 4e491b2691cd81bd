import { isTrue, methodOf, numberOf } from '../attribute.ts';
import { deliver, post } from '../callbacks.ts';
import { speakingTime } from '../clock.ts';
import type { Element } from '../document.ts';
import { standardFields } from '../fields.ts';
import type { Action } from '../happening.ts';
import type { Leg } from '../leg.ts';
import { ask, pass, tell, warn } from '../leg.ts';
import { newSid } from '../sid.ts';
import type { Next, Stage } from '../stage.ts';
import { hangUp, nextVerb, requestOnly, resolve, visit } from '../stage.ts';
import type { Recording } from './recording.ts';
import { announce, newRecording } from './recording.ts';

/** What the caller left. */
interface Message {
  /** Seconds. */
  seconds: number;
  /** A key, `hangup`, or nothing when silence or the maximum ended it. */
  digits: string;
  /** Undefined where nobody knows what was said. */
  words: string | undefined;
}

/**
 * Records the caller until a key, silence, the maximum or the hang-up, then always requests its
 * action. Source: https://www.twilio.com/docs/voice/twiml/record
 */
export async function record(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  const { silentRecording } = leg.knobs;
  const method = methodOf(element, 'method');
  if (element.attributes['playBeep'] !== 'false') tell(leg, { kind: 'beeps' });
  const begun = newRecording(leg);
  announce(stage, element, 'RecordVerb', begun, 'in-progress');
  const message = await listen(leg, element);
  const recording = { ...begun, seconds: message.seconds };
  tell(leg, {
    kind: 'records',
    seconds: recording.seconds,
    endedBy: message.digits === '' ? 'silence' : message.digits,
    url: recording.url,
    source: 'RecordVerb',
  });
  const gone = message.digits === 'hangup' ? hangUp(leg) : undefined;
  if (message.seconds === 0 && (silentRecording === 'absent' || silentRecording === 'skipped')) {
    warn(leg, element, 16102, 'recorded nothing but silence');
    announce(stage, element, 'RecordVerb', recording, 'absent');
    if (silentRecording === 'skipped') return nextVerb;
  } else {
    announce(stage, element, 'RecordVerb', recording, 'completed');
    transcribe(stage, element, recording, message.words);
  }
  if (leg.knobs.recordingCallback === 'before') await deliver(leg);
  const next = visit(stage, element.attributes['action'] ?? '', method, {
    RecordingUrl: recording.url,
    RecordingSid: recording.sid,
    RecordingDuration: String(recording.seconds),
    ...(message.digits === '' ? {} : { Digits: message.digits }),
  });
  if (gone === undefined) return next;
  await requestOnly(leg, next);
  return gone;
}

async function listen(leg: Leg, element: Element): Promise<Message> {
  const usual = isTrue(element, 'transcribe') ? 120 : 3600;
  const maxLength = numberOf(element, 'maxLength', usual);
  const timeout = numberOf(element, 'timeout', 5, 0);
  const finishOnKey = element.attributes['finishOnKey'] ?? '1234567890*#';
  for (;;) {
    const action = await ask(leg, { kind: 'record', timeout, maxLength, finishOnKey });
    const taken = take(action, finishOnKey);
    if (action.kind === 'keys') tell(leg, { kind: 'presses', keys: action.keys });
    if (taken === undefined) continue;
    const seconds = Math.min(taken.seconds, maxLength);
    const digits = taken.seconds > maxLength ? '' : taken.digits;
    await pass(leg, seconds + (digits === '' && seconds < maxLength ? timeout : 0));
    const kept = seconds === 0 && leg.knobs.silentRecording === 'silence' ? timeout : seconds;
    return { seconds: kept, digits, words: taken.words };
  }
}

/** What an action leaves; undefined when the recording goes on, as after a key not asked for. */
function take(action: Action, finishOnKey: string): Message | undefined {
  switch (action.kind) {
    case 'record': {
      const digits = action.endedBy === 'silence' ? '' : action.endedBy;
      return { seconds: action.seconds, digits, words: action.words };
    }
    case 'speech':
      return { seconds: speakingTime(action.words), digits: '', words: action.words };
    case 'keys': {
      const digits = action.keys.split('').find((key) => finishOnKey.includes(key));
      return digits === undefined ? undefined : { seconds: 1, digits, words: undefined };
    }
    case 'hangUp':
      return { seconds: 1, digits: 'hangup', words: undefined };
    case 'silence':
      return { seconds: 0, digits: '', words: undefined };
    case 'agent':
      return undefined;
    default:
      return action satisfies never;
  }
}

/**
 * The transcription's callback, if one was ordered; without words it has failed.
 * Source: https://www.twilio.com/docs/voice/twiml/record#attributes-transcribe
 */
function transcribe(
  stage: Stage,
  element: Element,
  { sid: RecordingSid, url: RecordingUrl, seconds }: Recording,
  words: string | undefined,
): void {
  const { leg } = stage;
  if (!isTrue(element, 'transcribe')) return;
  if (seconds <= 2 || seconds >= 120) {
    warn(leg, element, 13617, `cannot transcribe ${seconds} seconds`);
    return;
  }
  const address = element.attributes['transcribeCallback'];
  const url = address === undefined ? undefined : resolve(stage, address);
  if (url === undefined) return;
  const sid = newSid('TR');
  const fields = {
    ...standardFields(leg),
    TranscriptionSid: sid,
    TranscriptionText: words ?? '',
    TranscriptionStatus: words === undefined ? 'failed' : 'completed',
    TranscriptionUrl: `${leg.apiUrl}/2010-04-01/Accounts/${leg.accountSid}/Transcriptions/${sid}`,
    RecordingSid,
    RecordingUrl,
  };
  post(leg, { url, method: 'POST', fields });
}
