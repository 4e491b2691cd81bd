import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isTemplate } from '../../twiml/texts.ts';
import { numbersIn } from '../../tree/transfer.ts';
import { remarkOn } from '../keys/said.ts';
import { ownStates, verbsOf } from '../own.ts';
import type { Rule } from '../rule.ts';

export const foreignNumber: Rule = {
  id: 'L08',
  severity: 'warning',
  demands: 'Numbers that are rung are in the country of the tree’s own numbers.',
  source: 'libphonenumber; toll fraud on numbers abroad (prefixes need an allow list)',
  check: (subject) => {
    const own = new Set(subject.definition.numbers?.map(prefixOf));
    if (own.size === 0) return [];
    return ownStates(subject).flatMap(([name, state]) =>
      verbsOf(state).flatMap(({ verb, path }) =>
        numbersIn([verb]).flatMap((number) => {
          const prefix = isTemplate(number) ? undefined : prefixOf(number.trim());
          if (prefix === undefined || own.has(prefix)) return [];
          const message = `rings ${number.trim()}, which is abroad: choose another, or say why it may be rung.`;
          return [remarkOn(name, { message, path })];
        }),
      ),
    );
  },
};

/** What calls to the country of a number begin with: 1, 44. */
function prefixOf(number: string): string | undefined {
  const parsed = number.startsWith('+') ? parsePhoneNumberFromString(number) : undefined;
  return parsed?.countryCallingCode;
}
