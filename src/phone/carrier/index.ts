/**
 * A whole pretend carrier: Twilio's REST API on loopback, with phones at the other end of its calls.
 * @module
 */
export type { Application } from './application.ts';
export type { Carrier, CarrierOptions } from './carrier.ts';
export { carrier } from './carrier.ts';
export type { HttpClient } from './http-client.ts';
export type { RingOptions } from './inbound.ts';
export type { Message, MessageStatus } from './message.ts';
export type { NumberOptions } from './number.ts';
export type { Phone, PhoneResponse, Phones, Ringing } from './phones.ts';
export type { Recording } from './recording.ts';
export type { TextOptions } from './text.ts';
