import type { Fields } from './form.ts';
import type { Leg } from './leg.ts';

/**
 * The fields of every request about a call, those of the 2008 API included; places are those of
 * the sample numbers, and partly unknown, which Twilio sends as empty fields.
 * Source: https://www.twilio.com/docs/voice/twiml#request-parameters
 */
export function standardFields(leg: Leg): Fields {
  return {
    CallSid: leg.sid,
    AccountSid: leg.accountSid,
    From: leg.from,
    To: leg.to,
    Caller: leg.from,
    Called: leg.to,
    CallStatus: leg.status,
    ApiVersion: '2010-04-01',
    Direction: leg.direction,
    ...(leg.parentSid === undefined ? {} : { ParentCallSid: leg.parentSid }),
    ...places('From', 'Caller'),
    ...places('To', 'Called'),
    ...(leg.direction === 'inbound' ? inboundFields : {}),
    ...leg.extraFields,
  };
}

/** Fields that come with calls from the public network only. */
const inboundFields: Fields = {
  CallToken: '%7B%22parentCallInfoToken%22%3A%22pretend%22%7D',
  StirVerstat: 'TN-Validation-Passed-A',
  StirPassportToken: 'pretend',
};

function places(...parties: string[]): Fields {
  return Object.fromEntries(
    parties.flatMap((party) => [
      [`${party}City`, ''],
      [`${party}State`, 'CA'],
      [`${party}Zip`, ''],
      [`${party}Country`, 'US'],
    ]),
  );
}
