import { lineOf } from '../transcript.ts';

/** A telephone number in E.164 however it is grouped; undefined for anything else. */
export function numberOf(text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, '');
  return /^\+?\d{3,15}$/.test(digits) ? digits : undefined;
}

/** Somebody who is dialled as the phone prints them, such as `+1 415 555 0142` or `client ann`. */
export function shown(text: string): string {
  const number = numberOf(text);
  if (number === undefined) return text;
  return lineOf({ kind: 'dials', at: 0, to: number, noun: 'Number' })?.text ?? number;
}
