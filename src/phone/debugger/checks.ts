/** Whether a text will do for an attribute, and what is expected of it. */
export interface Check {
  passes: (value: string) => boolean;
  expected: string;
}

/** Checks of attributes that are more than their type says. https://www.twilio.com/docs/voice/twiml */
export const checks = {
  boolean: matches(/^(true|false)$/, 'true or false'),
  method: matches(/^(GET|POST)$/i, 'GET or POST'),
  fromZero: matches(/^\d+$/, 'a whole number from 0'),
  fromOne: matches(/^0*[1-9]\d*$/, 'a whole number from 1'),
  fromOneOrAuto: matches(/^(0*[1-9]\d*|auto)$/, 'a whole number from 1 or auto'),
  callerId: matches(/\d|^(client|sips?|whatsapp):./i, 'a phone number, client or SIP address'),
  callSid: matches(/^CA[0-9a-f]{32}$/i, 'the SID of a call'),
  hints: { passes: areHints, expected: 'at most 500 phrases of at most 100 characters' },
  keys: matches(/^[0-9#*]*$/, 'keys of 0-9, # and *'),
  participants: {
    passes: (value) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 250,
    expected: 'a whole number from 1 to 250',
  },
  phoneNumber: { passes: isPhoneNumber, expected: 'a phone number like +14155550123' },
  rate: matches(
    /^(x-slow|slow|medium|fast|x-fast|default|[+-]?\d+(\.\d+)?%?)$/,
    'a rate or percentage',
  ),
  sendDigits: matches(/^[0-9A-D#*wW,]+$/, 'keys of 0-9, A-D, #, * and w to wait'),
  socket: matches(/^wss:\/\/[^\s/]/i, 'a wss address'),
  speechModel: matches(
    /^(default|generic|numbers_and_commands|phone_call|experimental_\w+|googlev\d\w*|deepgram_.+)$/,
    'a model Twilio knows',
  ),
  tones: matches(/^[0-9A-D#*wW]+$/, 'keys of 0-9, A-D, #, * and w to wait'),
  version: matches(/^20(08-08-01|10-04-01)$/, '2010-04-01'),
} satisfies Record<string, Check>;

/** A check by its name. */
export type CheckName = keyof typeof checks;

/**
 * A number as people write it, E.164 once the punctuation is gone.
 * Source: https://www.twilio.com/docs/api/errors/13223
 */
export function isPhoneNumber(text: string): boolean {
  return /^\+?\d{3,15}$/.test(text.replace(/[\s().-]/g, ''));
}

function areHints(value: string): boolean {
  const phrases = value.split(',');
  return phrases.length <= 500 && phrases.every((phrase) => phrase.trim().length <= 100);
}

function matches(pattern: RegExp, expected: string): Check {
  return { passes: (value) => pattern.test(value), expected };
}
