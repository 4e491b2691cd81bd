import type { SignedPort } from './signature.ts';

/**
 * Where Twilio's documentation is silent or reports disagree, a knob says which way the phone
 * plays it, so that an application can be tested against both.
 */
export interface Knobs {
  /** `Digits` (or `SpeechResult`) when `actionOnEmptyResult` asks for the action without input. */
  emptyDigits: 'absent' | 'empty';
  /** `FinishedOnKey` and `msg=Gather End` beside `Digits`: sent, though documented nowhere. */
  gatherExtras: boolean;
  /** A custom port of an https URL in the signature. */
  signedPort: SignedPort;
  /** Which requests of a call share cookies. */
  cookies: 'off' | 'call' | 'call and callbacks';
  /** The method after a 301 or 302 answer to a POST; GET is without fields, as in browsers. */
  redirectMethod: 'POST' | 'GET';
  /** Whether Dial still requests its action when the caller hung up first. */
  actionAfterHangup: boolean;
  /** What becomes of an element that is no verb. */
  unknownVerb: 'skipped' | 'ends';
  /** A 200 or 204 answer without a body. */
  emptyBody: 'error' | 'ends';
  /** Whether the recording callback arrives before or after the answer to Record's action. */
  recordingCallback: 'before' | 'after';
  /** Whether Play's file is really fetched, or taken for granted. */
  media: 'assumed' | 'fetched';
  /** Twilio closes every connection; keeping it open is faster for many calls. */
  connection: 'close' | 'keep-alive';
  /** Documents in a row without the caller acting before the phone calls it an endless loop. */
  idleDocuments: number;
}

/** What is documented or most often reported. */
export const defaultKnobs: Knobs = {
  emptyDigits: 'absent',
  gatherExtras: true,
  signedPort: 'stripped',
  cookies: 'call',
  redirectMethod: 'GET',
  actionAfterHangup: true,
  unknownVerb: 'skipped',
  emptyBody: 'error',
  recordingCallback: 'after',
  media: 'assumed',
  connection: 'keep-alive',
  idleDocuments: 50,
};
