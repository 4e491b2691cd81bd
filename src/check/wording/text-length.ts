import { heardIn, hearings } from '../keys/prompt.ts';
import type { Rule } from '../rule.ts';
import { stateRemarks, textRemarks } from './text.ts';

/** Characters of one `<Say>`, and of a whole answer, that the carrier takes. */
const SAY = 4_096;
const ANSWER = 64_000;

export const textLength: Rule = {
  id: 'P18',
  severity: 'error',
  allowable: true,
  demands: 'A text has 4,096 characters at most, and a whole answer 64 kB.',
  source: 'SignalWire, <Say>; Twilio, error 11750',
  check: (subject) => [
    ...textRemarks(subject, ({ text }) =>
      text.length > SAY
        ? [`says ${text.length} characters at once, and ${SAY} are allowed: split the text.`]
        : [],
    ),
    ...stateRemarks(subject, (name) =>
      heardIn(subject, name)
        .flatMap(({ texts }) => hearings(texts))
        .map((texts) => texts.reduce((total, { text }) => total + text.length, 0))
        .filter((size) => size > ANSWER)
        .map((size) => ({
          message: `says ${size} characters, and an answer may have ${ANSWER}: split the state.`,
        })),
    ),
  ],
};
