import type { Fields } from '../form.ts';
import { parameter } from './parameter.ts';

/** A moment, in milliseconds since 1970, as Twilio writes dates in JSON; null stays null. */
export function rfc2822(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toUTCString().replace('GMT', '+0000');
}

const day = 24 * 60 * 60 * 1000;

/**
 * Whether a moment fits a list's date filters: `Name` means that day in GMT, `Name<` and `Name>`
 * include their bound. A moment that is not known fits only where no filter is given.
 * Source: https://www.twilio.com/docs/voice/api/call-resource
 */
export function fitsDates(query: Fields, name: string, moment: number | null): boolean {
  const on = parameter(query, name);
  const before = parameter(query, `${name}<`);
  const after = parameter(query, `${name}>`);
  if (on === undefined && before === undefined && after === undefined) return true;
  if (moment === null) return false;
  return (
    (on === undefined || dayOf(moment) === dayOf(Date.parse(on))) &&
    (before === undefined || moment <= endOf(before)) &&
    (after === undefined || moment >= Date.parse(after))
  );
}

function dayOf(moment: number): number {
  return Math.floor(moment / day);
}

/** A bound without a time of day includes its whole day, one with a time its whole second. */
function endOf(bound: string): number {
  const length = /^\d{4}-\d{2}-\d{2}$/.test(bound) ? day : 1000;
  return Date.parse(bound) + length - 1;
}
