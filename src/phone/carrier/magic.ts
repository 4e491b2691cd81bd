import type { Account } from './account.ts';
import { owns } from './account.ts';
import type { ProblemCode } from './problem.ts';
import { Problem } from './problem.ts';

/**
 * Twilio's magic numbers: what goes wrong with them, always. No subscriber has one, so they mean
 * this in every account, not only with test credentials.
 * Source: https://www.twilio.com/docs/iam/test-credentials
 */
const magic = {
  callFrom: { '+15005550001': 21212 },
  callTo: {
    '+15005550001': 21217,
    '+15005550002': 21214,
    '+15005550003': 21215,
    '+15005550004': 21216,
  },
  messageFrom: { '+15005550001': 21212, '+15005550007': 21606, '+15005550008': 21611 },
  messageTo: {
    '+15005550001': 21211,
    '+15005550002': 21612,
    '+15005550003': 21408,
    '+15005550004': 21610,
    '+15005550009': 21614,
  },
  buy: { '+15005550000': 21422, '+15005550001': 21421 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ProblemCode>>>>;

/** Refuses a magic number in its role. */
export function refuseMagic(role: keyof typeof magic, number: string): void {
  const codes: Readonly<Record<string, ProblemCode>> = magic[role];
  const code = Object.hasOwn(codes, number) ? codes[number] : undefined;
  if (code !== undefined) throw new Problem(code);
}

/** Checks both ends of a call, in the order in which Twilio complains. */
export function checkCall(account: Account, from: string, to: string): void {
  const { verified } = account.options;
  refuseMagic('callFrom', from);
  if (!isAddress(from)) throw new Problem(21212, `The source ${from} is no phone number`);
  if (!owns(account, from) && verified?.includes(from) !== true) throw new Problem(21210);
  refuseMagic('callTo', to);
  if (!isAddress(to)) throw new Problem(21211, `The number ${to} is not a valid phone number`);
  if (verified?.includes(to) === false && !isMagic(to)) throw new Problem(21219);
}

/** Checks both ends of a text message. */
export function checkMessage(account: Account, from: string | undefined, to: string): void {
  const { verified } = account.options;
  if (from !== undefined) {
    refuseMagic('messageFrom', from);
    if (!isNumber(from)) throw new Problem(21212, `The 'From' number ${from} is not valid`);
    if (!owns(account, from)) throw new Problem(21606);
  }
  refuseMagic('messageTo', to);
  if (!isNumber(to)) throw new Problem(21211, `The 'To' number ${to} is not a valid phone number`);
  if (verified?.includes(to) === false && !isMagic(to)) throw new Problem(21608);
}

/** A number as it was given, in E.164: spaces and brackets dropped, ten digits are a US number. */
export function normalised(number: string): string {
  const digits = number.replace(/[\s().-]/g, '');
  if (/^\d{10}$/.test(digits)) return `+1${digits}`;
  return /^\+?\d+$/.test(digits) ? `+${digits.replace('+', '')}` : number;
}

export function isNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/** Calls also go to and come from SIP addresses and SDK clients. */
function isAddress(text: string): boolean {
  return isNumber(text) || /^(client|sips?):.+/.test(text);
}

function isMagic(number: string): boolean {
  return number.startsWith('+1500555');
}
