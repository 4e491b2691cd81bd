import type { Rule } from '../rule.ts';
import { outputsIn } from './output.ts';
import { textRemarks } from './text.ts';

/** What variables hold that need a filter, by the ends of their names. */
const FILTERS: readonly (readonly [RegExp, string])[] = [
  [/(date|Date)$/, 'date'],
  [/([aA]mount|[bB]alance|[pP]rice)$/, 'money: "USD"'],
];

/** A date as computers write it, and a time that clocks of twelve hours do not have. */
const ISO_DATE = /\b\d{4}-\d{2}-\d{2}\b/;
const LATE = /\b(?:1[3-9]|2[0-3]):[0-5]\d\b/;

export const value: Rule = {
  id: 'P16',
  severity: 'warning',
  demands: 'Dates, times and money are said as people of the country say them.',
  source: 'Kortum, HCI Beyond the GUI; Amazon Polly, say-as',
  check: (subject) =>
    textRemarks(subject, ({ text, tag }) => {
      const raw = outputsIn(text).flatMap(({ name, filters }) => {
        const [, filter] = FILTERS.find(([ending]) => ending.test(name)) ?? [];
        const isSaid = filters.some((each) => each !== 'default');
        return filter === undefined || isSaid
          ? []
          : [`says {{ ${name} }} as it is written: write {{ ${name} | ${filter} }}.`];
      });
      const date = ISO_DATE.exec(text)?.[0];
      const late = tag === 'en-US' ? LATE.exec(text)?.[0] : undefined;
      return [
        ...raw,
        ...(date === undefined ? [] : [`says "${date}": write the date out.`]),
        ...(late === undefined ? [] : [`says "${late}": write the time with a.m. and p.m.`]),
      ];
    }),
};
