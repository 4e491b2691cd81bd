import type { Wire } from '../exchange.ts';
import type { Account } from './account.ts';

/**
 * The conversation of two numbers: Twilio keeps its cookies by who texts whom.
 * Source: https://support.twilio.com/hc/en-us/articles/223136287
 */
export function conversationOf(account: Account, from: string, to: string): Wire {
  const key = `${from} ${to}`;
  const known = account.conversations.get(key);
  if (known !== undefined) return known;
  const conversation: Wire = {
    authToken: account.authToken,
    clock: { startedAt: account.now(), seconds: 0 },
    knobs: account.knobs,
    cookies: [],
    logins: new Map(),
  };
  account.conversations.set(key, conversation);
  return conversation;
}
