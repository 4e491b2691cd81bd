/**
 * A pretend carrier: plays Twilio's part over HTTP against any TwiML application.
 * @module
 */
import type { Carrier, CarrierOptions } from './carrier/carrier.ts';

export type { Answerer, DetectionMode, MachineDetection } from './amd.ts';
export { Call } from './call.ts';
export type { Cookie } from './cookies.ts';
export type { DeliveryOptions } from './delivery.ts';
export type { DialOptions } from './dial.ts';
export { dial, place } from './dial.ts';
export type { Exchange } from './exchange.ts';
export type { Finding } from './finding.ts';
export type { Fields } from './form.ts';
export type { Action, CallStatus, Happening, Outcome, Waiting } from './happening.ts';
export type { Knobs } from './knobs.ts';
export { defaultKnobs } from './knobs.ts';
export type { Caller } from './leg.ts';
export { momentFrom } from './moment.ts';
export type { ProgressEvent } from './progress.ts';
export { sign, signedUrl } from './signature.ts';
export { formatLine, lineOf, stateOf, transcriptOf } from './transcript.ts';
export type { Target, Transfer, Transfers } from './transfer.ts';
export type * from './carrier/index.ts';

/** A whole carrier; it is loaded when it is asked for, since a phone alone needs no server. */
export async function carrier(options?: CarrierOptions): Promise<Carrier> {
  const opened = await import('./carrier/index.ts');
  return opened.carrier(options);
}
