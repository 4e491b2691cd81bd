import { randomBytes } from 'node:crypto';

/** Twilio's two-letter prefixes of the identifiers the phone makes. */
export type SidPrefix = 'AC' | 'CA' | 'RE' | 'QU' | 'CF' | 'TR' | 'SM';

/** A new identifier: the prefix and 32 hexadecimal digits. */
export function newSid(prefix: SidPrefix): string {
  return prefix + randomBytes(16).toString('hex');
}
