import type { Element } from '../document.ts';
import type { Finding } from '../finding.ts';
import type { Code } from './codes.ts';
import { codes } from './codes.ts';

/** Our own advice, for what Twilio plays without a word and callers suffer from. */
export type Advice =
  | 'broken-address'
  | 'digits-in-gather'
  | 'insecure-address'
  | 'late-reject'
  | 'loop'
  | 'silent-caller'
  | 'too-many-nouns'
  | 'underscore-in-host'
  | 'unreachable';

/** A finding of the debugger; advice has code 0 and its name. */
export interface Diagnosis extends Finding {
  advice?: Advice;
}

/** What Twilio logs of an element. https://www.twilio.com/docs/api/errors */
export function diagnose(code: Code, element: Element, message: string): Diagnosis {
  return { code, level: codes[code].level, ...at(element, message) };
}

/** What Twilio does not log and we would tell. */
export function advise(advice: Advice, element: Element, message: string): Diagnosis {
  return { code: 0, level: 'warning', advice, ...at(element, message) };
}

function at(element: Element, message: string): Pick<Diagnosis, 'message' | 'line' | 'column'> {
  const { name, line, column } = element;
  return { message: `<${name}> ${message}`, line, column };
}
