import type { SignedPort } from './signature.ts';

/**
 * Where Twilio's documentation is silent or reports disagree, a knob says which way the phone
 * plays it, so that an application can be tested against both.
 */
export interface Knobs {
  // What a request carries.
  /** `Digits` (or `SpeechResult`) when `actionOnEmptyResult` asks for the action without input. */
  emptyDigits: 'absent' | 'empty';
  /** `FinishedOnKey` and `msg=Gather End` beside `Digits`: sent, though documented nowhere. */
  gatherExtras: boolean;
  /** `CallStatus` of an action that is requested because the caller hung up. */
  statusAfterHangup: 'completed' | 'in-progress';
  /** Whether attempts share a token, each has its own, or even the fallback has the same. */
  idempotencyToken: 'request' | 'attempt' | 'request and fallback';
  /** Which requests of a call share cookies. */
  cookies: 'off' | 'call' | 'call and callbacks';
  /** Whether a dialled leg has cookies of its own, or those of its caller. */
  childCookies: 'own' | 'shared';

  // How a request is signed.
  /** A custom port of an https URL in the signature. */
  signedPort: SignedPort;
  /** Whether `CallToken` and `StirVerstat` take part in the signature. */
  signedFields: 'all' | 'without carrier fields';
  /** Whether the request after an HTTP redirect is signed for its own address, or the first one. */
  redirectSignature: 'own' | 'first';

  // How a request travels.
  /** The method after a 301 or 302 answer to a POST; GET is without fields, as in browsers. */
  redirectMethod: 'POST' | 'GET';
  /** Whether a document is asked for once, or twice over, as after an answer lost on the way. */
  requests: 'once' | 'twice';
  /** Whether a request's body arrives at once or little by little. */
  requestBody: 'whole' | 'in pieces';
  /** Whether answers may be compressed. */
  acceptEncoding: 'none' | 'gzip';
  /** Twilio closes every connection; keeping it open is faster for many calls. */
  connection: 'close' | 'keep-alive';
  /** Whether Play's file is really fetched, or taken for granted. */
  media: 'assumed' | 'fetched';

  // What becomes of an answer.
  /** The code of a 4xx or 5xx answer: the console shows 11200, the dictionary has 11217 too. */
  statusError: 11200 | 11217;
  /** Whether TwiML in a 4xx or 5xx answer is played. */
  errorBody: 'ignored' | 'played';
  /** A 200 or 204 answer without a body. */
  emptyBody: 'error' | 'ends';
  /** What relative addresses resolve against after an HTTP redirect. */
  documentUrl: 'final' | 'requested';
  /** What becomes of an element that is no verb. */
  unknownVerb: 'skipped' | 'ends';
  /** What the caller hears when the application fails and there is no fallback. */
  announcement: string;

  // What verbs do.
  /** Whether Dial still requests its action when the caller hung up first. */
  actionAfterHangup: boolean;
  /** Whether Gather requests its action with the keys typed when the caller hangs up. */
  gatherAfterHangup: boolean;
  /** Whether speech stops a prompt that does not say `bargeIn`. */
  speechBargeIn: boolean;
  /**
   * A recording of nothing but silence: kept with no seconds, kept with the seconds of silence,
   * dropped, or dropped with its action, so that the next verb follows.
   */
  silentRecording: 'empty' | 'silence' | 'absent' | 'skipped';
  /** Whether the recording callback arrives before or after the answer to Record's action. */
  recordingCallback: 'before' | 'after';
  /** What Reject does to a call that is answered already. */
  lateReject: 'hangs up' | 'ignored';

  // What is told beside.
  /** Whether the phone says what Twilio plays without a word and callers suffer from. */
  advice: 'off' | 'on';

  // How long a call may go on.
  /** Seconds; an account may ask for 24 hours, and a trial has 10 minutes. */
  longestCall: number;
  /** Documents in a row without the caller acting before the phone calls it an endless loop. */
  idleDocuments: number;
}

/** What is documented or most often reported. */
export const defaultKnobs: Knobs = {
  emptyDigits: 'absent',
  gatherExtras: true,
  statusAfterHangup: 'completed',
  idempotencyToken: 'request',
  cookies: 'call',
  childCookies: 'own',
  signedPort: 'stripped',
  signedFields: 'all',
  redirectSignature: 'own',
  redirectMethod: 'GET',
  requests: 'once',
  requestBody: 'whole',
  acceptEncoding: 'none',
  connection: 'close',
  media: 'assumed',
  statusError: 11200,
  errorBody: 'ignored',
  emptyBody: 'error',
  documentUrl: 'final',
  unknownVerb: 'skipped',
  announcement: 'We are sorry. An application error has occurred. Goodbye.',
  actionAfterHangup: true,
  gatherAfterHangup: false,
  speechBargeIn: true,
  silentRecording: 'empty',
  recordingCallback: 'after',
  lateReject: 'hangs up',
  advice: 'off',
  longestCall: 4 * 60 * 60,
  idleDocuments: 50,
};
