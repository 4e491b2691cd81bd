import type { CheckName } from './checks.ts';
import type { Code } from './codes.ts';

/** The code a bad value is logged with, and its check where the SDK's type is not enough. */
export type AttributeRule = readonly [code: Code, check?: CheckName];

/**
 * Attributes whose bad values have a code of their own; those of others are logged as 12200. A Say
 * in a Gather has its own codes. https://www.twilio.com/docs/api/errors
 */
export const attributeRules: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  Response: { version: [12101, 'version'] },
  Gather: {
    actionOnEmptyResult: [13338],
    bargeIn: [13332],
    enhanced: [13339],
    hints: [13330, 'hints'],
    input: [13326],
    language: [13331],
    maxSpeechTime: [13328, 'fromOne'],
    method: [13312],
    numDigits: [13314, 'fromOne'],
    partialResultCallbackMethod: [13329],
    profanityFilter: [13333],
    speechModel: [13334, 'speechModel'],
    speechTimeout: [13327, 'fromOneOrAuto'],
    timeout: [13313, 'fromOneOrAuto'],
  },
  'Gather>Say': { language: [13512], loop: [13322], voice: [13321] },
  Say: { language: [13512], loop: [13510], voice: [13511] },
  prosody: { rate: [13513, 'rate'] },
  Play: { digits: [13430, 'tones'], loop: [13410] },
  Pause: { length: [13910, 'fromOne'] },
  Redirect: { method: [13710] },
  Reject: { reason: [13810] },
  Record: {
    finishOnKey: [13613, 'keys'],
    maxLength: [13612, 'fromOne'],
    method: [13610],
    playBeep: [13616],
    recordingStatusCallback: [13256],
    recordingStatusCallbackEvent: [13621],
    timeout: [13611],
    transcribe: [13614],
    transcribeCallback: [13257],
    trim: [13699],
  },
  Dial: {
    answerOnBridge: [13219],
    callerId: [13214, 'callerId'],
    hangupOnStar: [13213],
    method: [13210],
    record: [13217],
    recordingStatusCallback: [13256],
    recordingStatusCallbackEvent: [13621],
    recordingTrack: [13622],
    ringTone: [13220],
    sequential: [13218],
    timeLimit: [13216, 'fromOne'],
    timeout: [13212, 'fromOne'],
    trim: [13699],
  },
  Number: { method: [13221], sendDigits: [13222, 'sendDigits'] },
  Sip: { method: [13241] },
  Conference: {
    beep: [13235],
    coach: [13240, 'callSid'],
    endConferenceOnExit: [13231],
    maxParticipants: [12200, 'participants'],
    muted: [13230],
    recordingStatusCallback: [13256],
    recordingStatusCallbackEvent: [13621],
    startConferenceOnEnter: [13232],
    trim: [13239],
    waitMethod: [13234],
    waitUrl: [13233],
  },
  Queue: { method: [14210], url: [14211] },
  Enqueue: { action: [14203], method: [14201], waitUrl: [14202], waitUrlMethod: [14206] },
  Recording: { recordingStatusCallback: [13256], recordingStatusCallbackEvent: [13621] },
  Sms: {
    from: [14102, 'phoneNumber'],
    method: [14104],
    statusCallback: [14105],
    to: [14101, 'phoneNumber'],
  },
  Stream: { url: [12200, 'socket'] },
  ConversationRelay: { url: [12200, 'socket'] },
};
