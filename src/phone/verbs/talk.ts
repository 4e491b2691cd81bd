import { isTrue, numberOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import type { Fields } from '../form.ts';
import { pass, tell } from '../leg.ts';
import { pickUp } from '../progress.ts';
import type { Stage } from '../stage.ts';
import type { Dialled } from './dialled.ts';
import type { Party } from './party.ts';
import { conclude, detect, progress } from './party.ts';
import type { Recording } from './recording.ts';
import { announce, keep, newRecording } from './recording.ts';
import { whisper } from './whisper.ts';

/** A party has answered: it hears its whisper, then both talk until one of them hangs up. */
export async function talk(stage: Stage, element: Element, party: Party): Promise<Dialled> {
  const { leg } = stage;
  party.leg.answeredAt = leg.clock.seconds;
  progress(party, 'in-progress');
  detect(stage, party);
  const DialCallSid = party.leg.sid;
  if (!(await whisper(stage, party))) {
    conclude(stage, party, 'no-answer');
    return {
      status: 'no-answer',
      fields: { DialCallSid, DialBridged: 'false' },
      callerGone: false,
    };
  }
  pickUp(leg);
  const begun = recordingOf(stage, element);
  const { seconds = 30, endedBy = 'callee' } = party.transfer;
  const limit = numberOf(element, 'timeLimit', 14_400);
  const talked = await pass(leg, Math.min(seconds, limit));
  if (endedBy === 'star') {
    tell(leg, { kind: 'presses', keys: '*' });
    if (!isTrue(element, 'hangupOnStar')) tell(leg, { kind: 'ignores', keys: '*' });
  }
  const recording = begun === undefined ? undefined : { ...begun, seconds: talked };
  if (recording !== undefined) keep(leg, recording, 'DialVerb');
  conclude(stage, party, 'completed', talked, fieldsOf(recording));
  if (recording !== undefined) announce(stage, element, 'DialVerb', recording, 'completed');
  return {
    status: 'completed',
    fields: {
      DialCallSid,
      DialCallDuration: String(talked),
      DialBridged: 'true',
      ...(recording === undefined ? {} : { RecordingUrl: recording.url }),
    },
    callerGone: endedBy === 'caller' && seconds <= limit,
  };
}

/** The recording of a talk, if the Dial asks for one; `-dual` has a channel for each party. */
function recordingOf(stage: Stage, element: Element): Recording | undefined {
  const mode = element.attributes['record'] ?? 'do-not-record';
  if (mode === 'do-not-record' || mode === 'false') return undefined;
  const recording = newRecording(stage.leg, mode.endsWith('-dual') ? 2 : 1);
  announce(stage, element, 'DialVerb', recording, 'in-progress');
  return recording;
}

/** What the status callback of the end says of a recording. */
function fieldsOf(recording: Recording | undefined): Fields {
  if (recording === undefined) return {};
  const { sid, url, seconds } = recording;
  return { RecordingSid: sid, RecordingUrl: url, RecordingDuration: String(seconds) };
}
