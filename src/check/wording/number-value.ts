import { keptIn } from '../../tree/variables.ts';
import type { Rule } from '../rule.ts';
import { outputsIn } from './output.ts';
import { textRemarks } from './text.ts';

/** Digits from which on a number is said digit by digit. */
const LONG = 3;

/** Filters that say a number digit by digit, and those that say it as a quantity that is meant. */
const SPELT = new Set(['digits', 'phone', 'number', 'ordinal', 'money', 'duration']);

export const numberValue: Rule = {
  id: 'P15',
  severity: 'warning',
  demands: 'Phone numbers and numbers that were entered are said digit by digit.',
  source: 'Cisco, telephone numbers; Amazon Polly, say-as; Kortum',
  check: (subject) => {
    const { definition } = subject.tree;
    const entered = keptIn(definition).flatMap(({ name, digits = 0 }) =>
      digits >= LONG ? [`vars.${name}`] : [],
    );
    const numbers = new Set(['call.from', 'call.to', ...entered]);
    return textRemarks(subject, ({ text, marked = [] }) =>
      outputsIn(text)
        .filter(
          ({ name, filters }) => numbers.has(name) && !filters.some((each) => SPELT.has(each)),
        )
        .filter(({ name }) => !marked.some((each) => each.includes(name)))
        .map(({ name }) => {
          const filter = name.startsWith('call.') ? 'phone' : 'digits';
          return `says {{ ${name} }} as one number: write {{ ${name} | ${filter} }}.`;
        }),
    );
  },
};
