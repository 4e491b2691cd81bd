import type { Account } from './account.ts';
import type { NumberSettings } from './number.ts';
import { unset } from './number.ts';
import { Problem } from './problem.ts';

/** A TwiML application: where calls and messages go that name it. */
export type Application = { sid: string } & Partial<NumberSettings>;

/** The settings of the application with a SID. Throws a problem where there is none. */
export function applicationSettings(account: Account, wanted: string): NumberSettings {
  const application = account.options.applications?.find(({ sid }) => sid === wanted);
  if (application === undefined) throw new Problem(21218, `ApplicationSid ${wanted} is not valid`);
  return { ...unset, ...application };
}

/** The settings that count for a number: its own, or those of the application it names. */
export function settingsFor(
  account: Account,
  to: string,
  kind: 'voiceApplicationSid' | 'smsApplicationSid',
): NumberSettings {
  const number = account.numbers.find(({ settings }) => settings.phoneNumber === to);
  if (number === undefined) throw new RangeError(`no number ${to} belongs to this carrier`);
  const sid = number.settings[kind];
  return sid === '' ? number.settings : applicationSettings(account, sid);
}
