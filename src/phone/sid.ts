import { createHash, randomBytes } from 'node:crypto';

/** Twilio's two-letter prefixes of the identifiers the phone makes. */
export type SidPrefix = 'AC' | 'CA' | 'RE' | 'QU' | 'CF' | 'TR' | 'SM' | 'PN';

/** A new identifier: the prefix and 32 hexadecimal digits. */
export function newSid(prefix: SidPrefix): string {
  return prefix + randomBytes(16).toString('hex');
}

/** The identifier of a queue: an account has one queue of a name, so the name decides it. */
export function queueSid(accountSid: string, name: string): string {
  return `QU${createHash('md5').update(`${accountSid} ${name}`).digest('hex')}`;
}
