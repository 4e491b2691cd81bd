import type { Emitter } from 'liquidjs';

/** The most a prompt can say, counted as for `<Say>`. https://www.twilio.com/docs/voice/twiml/say */
export const LONGEST_PROMPT = 4_096;

/** Thrown to stop a template once it has said all it may. */
const FULL = new Error('The prompt is full.');

/** What a template writes into: nothing but text comes out, and no more than can be spoken. */
export interface Output extends Emitter {
  readonly full: boolean;
}

/** An empty output for one rendering. */
export function output(): Output {
  let text = '';
  return {
    get buffer() {
      return text;
    },
    get full() {
      return text.length >= LONGEST_PROMPT;
    },
    write(value: unknown) {
      text += spoken(value);
      if (text.length < LONGEST_PROMPT) return;
      text = text.slice(0, LONGEST_PROMPT);
      throw FULL;
    },
  };
}

/** The text of a value. @throws {Error} with the reason and the remedy when it has none. */
export function spoken(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return String(value);
    throw new Error('came out as no number: look for a division by zero.');
  }
  if (Array.isArray(value)) return value.map(spoken).join(', ');
  if (value === undefined || value === null) {
    throw new Error('has no value: set it on every way here, or add | default: "…".');
  }
  throw new Error('is a record, which has no words: name one of its fields.');
}
