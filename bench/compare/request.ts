import { encodeForm } from '../../src/phone/form.ts';
import { sign } from '../../src/phone/index.ts';

/** What every subject is told of the carrier. */
export const PUBLIC_URL = 'https://ivr.example.com';
export const AUTH_TOKEN = '0123456789abcdef0123456789abcdef';
export const SESSION_KEY = Buffer.alloc(32, 1);

/** The 26 fields that Twilio sends of a call. https://www.twilio.com/docs/voice/twiml#request-parameters */
const call = {
  CallSid: 'CA0123456789abcdef0123456789abcdef',
  AccountSid: 'AC0123456789abcdef0123456789abcdef',
  From: '+14155550123',
  To: '+14155550100',
  Caller: '+14155550123',
  Called: '+14155550100',
  CallStatus: 'in-progress',
  ApiVersion: '2010-04-01',
  Direction: 'inbound',
  ...Object.fromEntries(
    ['From', 'To', 'Caller', 'Called'].flatMap((party) => [
      [`${party}City`, 'SAN FRANCISCO'],
      [`${party}State`, 'CA'],
      [`${party}Zip`, '94103'],
      [`${party}Country`, 'US'],
    ]),
  ),
};

/** One signed request, as bytes for a socket: the first of a call, or a key with the call's cookie. */
export function request(digits?: string, cookie?: string): Buffer {
  const fields = { ...call, ...(digits !== undefined && { Digits: digits }) };
  const body = encodeForm(fields);
  const lines = [
    'POST /webhook HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-twilio-signature: ${sign(AUTH_TOKEN, `${PUBLIC_URL}/webhook`, fields)}`,
    'x-forwarded-proto: https',
    ...(cookie === undefined ? [] : [`cookie: ${cookie}`]),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
