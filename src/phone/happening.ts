import type { Finding } from './finding.ts';

/** How a call stands; the last five are final. https://www.twilio.com/docs/voice/twiml */
export type CallStatus =
  | 'queued'
  | 'initiated'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

/** What became of one dialled party. */
export type Outcome = 'answered' | 'busy' | 'no-answer' | 'failed' | 'canceled';

/** Who hears something: only a whisper is for the callee. */
export type Ear = 'caller' | 'callee';

/** What made a recording. https://www.twilio.com/docs/voice/api/recording */
export type RecordingSource = 'RecordVerb' | 'DialVerb' | 'Conference' | 'OutboundAPI';

/** Where the call waits for the caller; times in seconds. */
export type Waiting =
  | {
      kind: 'gather';
      input: readonly ('dtmf' | 'speech')[];
      /** Keys pressed so far. */
      typed: string;
      numDigits?: number;
      finishOnKey: string;
      timeout: number;
      hints: string;
      /** The caller waits in a queue meanwhile. */
      queued?: true;
    }
  | { kind: 'record'; timeout: number; maxLength: number; finishOnKey: string }
  | { kind: 'queue'; queue: string; waited: number };

/** What the caller does where the call waits; times in seconds. */
export type Action =
  | { kind: 'keys'; keys: string; bargeIn?: boolean }
  | { kind: 'speech'; words: string; confidence: number; bargeIn?: boolean }
  | { kind: 'silence' }
  | { kind: 'hangUp' }
  | { kind: 'record'; seconds: number; endedBy: string; words?: string }
  | { kind: 'agent'; seconds: number };

/** One thing that happens in a call. */
export type Event =
  | { kind: 'rings'; from: string; to: string }
  | { kind: 'requests'; method: string; url: string; status?: number }
  | { kind: 'answers' }
  | { kind: 'says'; text: string; ear: Ear; loop: number; voice?: string; language?: string }
  | { kind: 'plays'; url: string; ear: Ear; loop: number }
  | { kind: 'tones'; digits: string }
  | { kind: 'pauses'; seconds: number }
  | { kind: 'beeps' }
  | { kind: 'waits'; waiting: Waiting }
  | { kind: 'presses'; keys: string; by?: 'callee' }
  | { kind: 'ignores'; keys: string }
  | { kind: 'interrupts' }
  | { kind: 'speaks'; words: string; confidence: number }
  | { kind: 'silent'; seconds: number }
  | { kind: 'records'; seconds: number; endedBy: string; url: string; source: RecordingSource }
  | { kind: 'dials'; to: string; noun: string }
  | { kind: 'dialled'; to: string; noun: string; outcome: Outcome; seconds: number }
  | { kind: 'queues'; queue: string }
  | { kind: 'leaves'; queue: string; result: string; seconds: number }
  | { kind: 'messages'; to: string; body: string }
  | { kind: 'streams'; verb: string; noun: string }
  | { kind: 'calls back'; url: string; status?: number }
  | { kind: 'finds'; finding: Finding }
  | { kind: 'apologises'; text: string }
  | { kind: 'hangs up'; by: 'caller' | 'application' | 'carrier' }
  | { kind: 'ends'; status: CallStatus; seconds: number };

/** An event and when it happened, in seconds since the call began. */
export type Happening = Event & { at: number };

/** Whether an agent can take the call out of a queue. */
export function isQueued(waiting: Waiting | undefined): boolean {
  return waiting?.kind === 'queue' || (waiting?.kind === 'gather' && waiting.queued === true);
}
