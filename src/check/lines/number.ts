import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isTemplate } from '../../twiml/texts.ts';
import { numbersIn } from '../../tree/transfer.ts';
import { ownStates, verbsOf } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Remark, Rule, Subject } from '../rule.ts';

export const wrongNumber: Rule = {
  id: 'L05',
  severity: 'error',
  demands: 'Numbers that are rung are whole numbers in E.164.',
  source: 'ITU-T E.164, by libphonenumber; Twilio error 13223',
  check: (subject) =>
    numbers(subject, (number) => {
      const parsed = number.startsWith('+') ? parsePhoneNumberFromString(number) : undefined;
      return parsed?.isPossible() === true
        ? undefined
        : 'which is no whole number: write it with its country, such as +14155550123.';
    }),
};

export const costlyNumber: Rule = {
  id: 'L06',
  severity: 'warning',
  demands: 'Numbers that are rung are in use, and cost no more than a usual call.',
  source: 'libphonenumber; toll fraud on premium numbers',
  check: (subject) =>
    numbers(subject, (number) => {
      const parsed = number.startsWith('+') ? parsePhoneNumberFromString(number) : undefined;
      if (parsed?.isPossible() !== true) return undefined;
      if (!parsed.isValid()) return 'which is no number of its country: look it up again.';
      return parsed.getType() === 'PREMIUM_RATE'
        ? 'a premium number: choose another, or say why it may be rung.'
        : undefined;
    }),
};

function numbers(subject: Subject, fault: (number: string) => string | undefined): Remark[] {
  return ownStates(subject).flatMap(([state, each]) =>
    verbsOf(each).flatMap(({ verb, path }) =>
      numbersIn([verb]).flatMap((number) => {
        const wrong = isTemplate(number) ? undefined : fault(number.trim());
        if (wrong === undefined) return [];
        const message = `State "${state}" rings ${number.trim()}, ${wrong}`;
        return [{ path: placeOf(state, ...path), message, state }];
      }),
    ),
  );
}
