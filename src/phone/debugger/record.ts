import type { Element } from '../document.ts';
import type { Diagnosis } from './diagnosis.ts';
import { diagnose } from './diagnosis.ts';

/** The longest recording that is transcribed, in seconds. */
const longest = 120;

/** Lints a recording to be transcribed. https://www.twilio.com/docs/api/errors/13615 */
export function lintRecord(element: Element): Diagnosis[] {
  const { maxLength, transcribe, transcribeCallback } = element.attributes;
  if (transcribe !== 'true' && transcribeCallback === undefined) return [];
  if (maxLength === undefined || !(Number(maxLength) > longest)) return [];
  const message = `has maxLength="${maxLength}": over ${longest} seconds are not transcribed`;
  return [diagnose(13615, element, message)];
}
