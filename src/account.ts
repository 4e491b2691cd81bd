import type { Twilio } from 'twilio';
import type { Config } from './config.ts';

/** The account at the carrier. */
export interface Account {
  readonly sid: string;
  readonly authToken: string;
  /** Where its REST API is, without a trailing slash. */
  readonly apiUrl: string;
  /** The official client, which is loaded once. */
  readonly client: () => Promise<Twilio>;
}

const TWILIO = 'https://api.twilio.com';

/** The account that is set; undefined where none is. */
export function accountOf({
  accountSid: sid,
  authToken,
  apiUrl,
}: Pick<Config, 'accountSid' | 'authToken' | 'apiUrl'>): Account | undefined {
  if (!sid || !authToken) return undefined;
  let client: Promise<Twilio> | undefined;
  async function load(sid: string, token: string): Promise<Twilio> {
    // The client takes a moment to load, which a server without an account need not wait for.
    const { default: twilio } = await import('twilio');
    if (apiUrl === undefined) return twilio(sid, token);
    const { HttpClient } = await import('./phone/carrier/http-client.ts');
    return twilio(sid, token, { httpClient: new HttpClient(apiUrl) });
  }
  return {
    sid,
    authToken,
    apiUrl: apiUrl ?? TWILIO,
    client: () => (client ??= load(sid, authToken)),
  };
}
