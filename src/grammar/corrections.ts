/** Where Twilio's pages know better than its SDK. */
export interface Correction {
  /** An element by the SDK's class, or a list of values. */
  of: string;
  /** Children that do not belong in the element. */
  without?: readonly string[];
  /** Attributes the SDK lacks, with their type. */
  attributes?: Readonly<Record<string, string>>;
  /** Values the list lacks. */
  values?: readonly string[];
  reason: string;
}

/** Kept by hand; everything else comes from the SDK. */
export const corrections: readonly Correction[] = [
  {
    of: 'Response',
    attributes: { version: 'string' },
    reason: 'read by Twilio: https://www.twilio.com/docs/api/errors/12101',
  },
  {
    of: 'Response',
    without: ['Queue', 'Prompt'],
    reason: 'a noun of Dial and a part of Pay: https://www.twilio.com/docs/voice/twiml#twiml-verbs',
  },
  {
    of: 'Dial',
    attributes: { callReason: 'string' },
    reason: 'on the page only: https://www.twilio.com/docs/voice/twiml/dial#callreason',
  },
  {
    of: 'Dial',
    without: ['Sim'],
    reason: 'left over, on no page: https://www.twilio.com/docs/voice/twiml/dial#nouns',
  },
  {
    of: 'DialRecord',
    values: ['true', 'false'],
    reason: 'older names that still work: https://www.twilio.com/docs/api/errors/13217',
  },
  {
    of: 'ConferenceTrim',
    values: ['true', 'false'],
    reason: 'older names that still work: https://www.twilio.com/docs/api/errors/13239',
  },
  {
    of: 'Connect',
    without: ['Autopilot'],
    reason: 'a product that is gone: https://www.twilio.com/docs/voice/twiml/connect',
  },
  {
    of: 'Hangup',
    without: ['Parameter'],
    reason: 'holds nothing: https://www.twilio.com/docs/voice/twiml/hangup',
  },
  {
    of: 'Reject',
    without: ['Parameter'],
    reason: 'holds nothing: https://www.twilio.com/docs/voice/twiml/reject',
  },
];
