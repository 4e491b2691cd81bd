import { randomBytes } from 'node:crypto';
import type { Fields } from '../form.ts';
import type { Address } from '../player.ts';
import type { Account } from './account.ts';
import { applicationSettings } from './application.ts';
import { checkCall, normalised } from './magic.ts';
import { methodParameter, parameter, parameters, urlParameter } from './parameter.ts';
import { Problem } from './problem.ts';
import type { Route } from './route.ts';
import { routeOf } from './route.ts';

/** An outbound call as it was ordered. */
export interface Order {
  from: string;
  to: string;
  voice: Address;
  fallback: Address | undefined;
  statusCallback: Address | undefined;
  events: readonly string[];
  /** Seconds the phone may ring. */
  timeout: number;
  /** Keys sent once somebody answers; empty for none. */
  sendDigits: string;
  detection: Detection | undefined;
  record: boolean;
  recordingCallback: Address | undefined;
}

/** How it is found out who answers. https://www.twilio.com/docs/voice/answering-machine-detection */
export interface Detection {
  /** Whether to wait for the end of a machine's greeting. */
  mode: 'Enable' | 'DetectMessageEnd';
  /** Whether the documents play meanwhile, and only the callback hears of it. */
  asynchronous: boolean;
  callback: Address | undefined;
}

/**
 * Reads the order of a call, and refuses a bad one as Twilio does.
 * Source: https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
 */
export function orderOf(account: Account, form: Fields): Order {
  const to = normalised(parameter(form, 'To') ?? '');
  const from = normalised(parameter(form, 'From') ?? '');
  if (to === '') throw new Problem(21201);
  if (from === '') throw new Problem(21213);
  checkCall(account, from, to);
  const { voice, fallback, statusCallback } = routeFor(account, form);
  if (voice === undefined) throw new Problem(21205, 'Url parameter is required.');
  const events = parameters(form, 'StatusCallbackEvent');
  const sendDigits = digitsOf(form);
  return {
    from,
    to,
    voice,
    fallback,
    statusCallback,
    events: events.length === 0 ? ['completed'] : events,
    timeout: timeoutOf(form),
    sendDigits,
    // Keys are sent to a machine that is known to be one.
    detection: sendDigits === '' ? detectionOf(form) : undefined,
    record: parameter(form, 'Record') === 'true',
    recordingCallback: callbackOf(form, 'RecordingStatusCallback'),
  };
}

/** An application goes before the addresses in the request, a URL before TwiML. */
function routeFor(account: Account, form: Fields): Route {
  const application = parameter(form, 'ApplicationSid');
  if (application !== undefined) return routeOf(applicationSettings(account, application));
  return {
    voice: voiceOf(account, form),
    fallback: addressIn(form, 'FallbackUrl', 'FallbackMethod'),
    statusCallback: callbackOf(form, 'StatusCallback'),
  };
}

/** Where a request sends a call: its URL, or its TwiML, which the carrier then serves itself. */
export function voiceOf(account: Account, form: Fields): Address | undefined {
  const address = addressIn(form, 'Url', 'Method');
  const twiml = parameter(form, 'Twiml');
  if (address !== undefined || twiml === undefined) return address;
  if (twiml.length > 4000) throw new Problem(20001, 'Twiml is longer than 4000 characters');
  const name = randomBytes(16).toString('hex');
  account.documents.set(name, twiml);
  return { url: `${account.url}/documents/${name}`, method: 'POST', inline: true };
}

/** An address in a request, with its method. */
export function addressIn(form: Fields, url: string, method: string): Address | undefined {
  const address = urlParameter(form, url);
  const written = methodParameter(form, method);
  return address === undefined ? undefined : { url: address, method: written };
}

function callbackOf(form: Fields, name: string): Address | undefined {
  return addressIn(form, name, `${name}Method`);
}

function timeoutOf(form: Fields): number {
  const text = parameter(form, 'Timeout') ?? '60';
  if (/^\d{1,3}$/.test(text) && Number(text) <= 600) return Number(text);
  throw new Problem(21208, `Timeout is no whole number of seconds up to 600: ${text}`);
}

function digitsOf(form: Fields): string {
  const digits = parameter(form, 'SendDigits') ?? '';
  if (/^[0-9A-D#*wW]{0,32}$/.test(digits)) return digits;
  throw new Problem(21206, `SendDigits is not up to 32 of 0-9 A-D # * w W: ${digits}`);
}

function detectionOf(form: Fields): Detection | undefined {
  const mode = parameter(form, 'MachineDetection');
  if (mode !== 'Enable' && mode !== 'DetectMessageEnd') return undefined;
  return {
    mode,
    asynchronous: parameter(form, 'AsyncAmd') === 'true',
    callback: callbackOf(form, 'AsyncAmdStatusCallback'),
  };
}
