import type { Account } from './account.ts';

/** The path of a resource of the account. */
export function uriOf(account: Account, ...path: readonly string[]): string {
  return `/2010-04-01/Accounts/${[account.sid, ...path].join('/')}`;
}
