import { isWebUrl } from '../exchange.ts';
import type { Fields } from '../form.ts';
import { newSid } from '../sid.ts';
import type { Account } from './account.ts';
import { uriOf } from './uri.ts';
import { rfc2822 } from './date.ts';
import { Problem } from './problem.ts';

/** What can be set on a number, as the official client names it, at first; empty is unset. */
export const unset = {
  phoneNumber: '',
  friendlyName: '',
  voiceUrl: '',
  voiceMethod: 'POST',
  voiceFallbackUrl: '',
  voiceFallbackMethod: 'POST',
  voiceApplicationSid: '',
  voiceCallerIdLookup: 'false',
  voiceReceiveMode: 'voice',
  statusCallback: '',
  statusCallbackMethod: 'POST',
  smsUrl: '',
  smsMethod: 'POST',
  smsFallbackUrl: '',
  smsFallbackMethod: 'POST',
  smsApplicationSid: '',
  trunkSid: '',
  addressSid: '',
  identitySid: '',
  bundleSid: '',
  emergencyStatus: 'Active',
  emergencyAddressSid: '',
};

export type NumberSettings = typeof unset;

/** A number of the account's from the start. */
export type NumberOptions = Partial<NumberSettings> & { phoneNumber: string };

/** A number of the account. Moments are milliseconds since 1970. */
export interface PhoneNumber {
  sid: string;
  settings: NumberSettings;
  createdAt: number;
  updatedAt: number;
}

export function newNumber(options: NumberOptions, now: number): PhoneNumber {
  return {
    sid: newSid('PN'),
    settings: { ...unset, friendlyName: friendly(options.phoneNumber), ...options },
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * The settings after a request changed them; the number itself stays.
 * Source: https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
export function changeSettings(settings: NumberSettings, form: Fields): NumberSettings {
  const changed = { ...settings };
  for (const name of Object.keys(unset) as (keyof NumberSettings)[]) {
    const value = form[pascal(name)];
    if (name === 'phoneNumber' || typeof value !== 'string') continue;
    changed[name] = checked(name, value);
  }
  const { voiceFallbackUrl, voiceUrl, voiceApplicationSid, smsFallbackUrl, smsUrl } = changed;
  if (voiceFallbackUrl !== '' && voiceUrl === '' && voiceApplicationSid === '') {
    throw new Problem(21405, 'VoiceFallbackUrl is set without VoiceUrl');
  }
  if (smsFallbackUrl !== '' && smsUrl === '' && changed.smsApplicationSid === '') {
    throw new Problem(21405, 'SmsFallbackUrl is set without SmsUrl');
  }
  return changed;
}

function checked(name: string, value: string): string {
  if (/Url$|Callback$/.test(name) && value !== '' && !isWebUrl(value)) {
    throw new Problem(21402, `${pascal(name)} is not a valid URL: ${value}`);
  }
  if (!name.endsWith('Method')) return value;
  const method = value.toUpperCase() || 'POST';
  if (method === 'GET' || method === 'POST') return method;
  throw new Problem(21403, `${pascal(name)} is neither GET nor POST: ${value}`);
}

export function numberJson(account: Account, number: PhoneNumber): object {
  const settings = Object.entries(number.settings).map(([name, value]) => [
    snake(name),
    // SIDs that are not set are null, everything else is empty.
    name.endsWith('Sid') && value === '' ? null : value,
  ]);
  return {
    ...Object.fromEntries(settings),
    sid: number.sid,
    account_sid: account.sid,
    voice_caller_id_lookup: number.settings.voiceCallerIdLookup === 'true',
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    address_requirements: 'none',
    api_version: '2010-04-01',
    beta: false,
    origin: 'twilio',
    status: 'in-use',
    emergency_address_status: 'unregistered',
    date_created: rfc2822(number.createdAt),
    date_updated: rfc2822(number.updatedAt),
    uri: uriOf(account, 'IncomingPhoneNumbers', `${number.sid}.json`),
  };
}

/** A US number as people write it; every other as it is. */
export function friendly(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
