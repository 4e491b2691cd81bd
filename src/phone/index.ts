/**
 * A pretend carrier: plays Twilio's part over HTTP against any TwiML application.
 * @module
 */
export { Call } from './call.ts';
export type { Cookie } from './cookies.ts';
export type { DialOptions } from './dial.ts';
export { dial, place } from './dial.ts';
export type { Exchange } from './exchange.ts';
export type { Finding } from './finding.ts';
export type { Fields } from './form.ts';
export type { Action, CallStatus, Happening, Outcome, Waiting } from './happening.ts';
export type { Knobs } from './knobs.ts';
export { defaultKnobs } from './knobs.ts';
export type { Caller } from './leg.ts';
export { sign, signedUrl } from './signature.ts';
export { formatLine, lineOf, stateOf, transcriptOf } from './transcript.ts';
export type { Target, Transfer, Transfers } from './transfer.ts';
