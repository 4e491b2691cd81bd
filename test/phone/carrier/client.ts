import twilio from 'twilio';
import type { Carrier } from '../../../src/phone/carrier/carrier.ts';

/** The official client, pointed at a carrier by its own means. */
export function clientOf(line: Carrier): twilio.Twilio {
  return twilio(line.accountSid, line.authToken, { httpClient: line.httpClient() });
}
