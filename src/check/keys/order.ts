import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';
import { heardIn, hearings, isMixed, isReadable } from './prompt.ts';

export const order: Rule = {
  id: 'K05',
  severity: 'warning',
  demands: 'Keys are said in their order, from 1 on and without gaps; 0, 9, * and # stand apart.',
  source: 'ISO/IEC 13714; Avaya, menu design',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ name }) =>
      heardIn(subject, name).flatMap((heard) => {
        // Where languages are chosen, each has a key that its callers know.
        if (!isReadable(heard) || isMixed(heard)) return [];
        const offers = heard.offers
          .filter(({ key }) => /^[1-8]$/.test(key))
          .map(({ key, sure, spoken }) => ({ key: Number(key), sure, spoken, when: spoken.when }));
        const sure = offers.filter((offer) => offer.sure);
        const unordered = hearings(sure).find((each) =>
          each.some(({ key }, index) => key < (each[index - 1]?.key ?? 0)),
        );
        if (unordered) {
          const keys = unordered.map(({ key }) => key).join(', ');
          const message = `says its keys in the order ${keys}: say them in ascending order.`;
          return [{ message, spoken: unordered[0]?.spoken }];
        }
        const said = new Set(offers.map(({ key }) => key));
        const last = Math.max(0, ...sure.map(({ key }) => key));
        const missing = Array.from({ length: last }, (_, index) => index + 1).filter(
          (key) => !said.has(key),
        );
        if (missing.length === 0) return [];
        const message = `offers ${last} and leaves out ${missing.join(', ')}: number its options from 1 on.`;
        return [{ message, spoken: sure.find(({ key }) => key === last)?.spoken }];
      }),
    ),
};
