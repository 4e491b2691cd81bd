import { yesAndNo } from '../../tree/key-words.ts';
import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';
import { heardIn, type Offered } from './prompt.ts';
import { tongueOf } from './tongues/tongues.ts';

export const yesNo: Rule = {
  id: 'K08',
  severity: 'warning',
  demands: 'Where yes or no is asked, 1 is yes and 2 is no.',
  source: 'ISO/IEC 13714',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ name }) =>
      heardIn(subject, name)
        .flatMap(({ offers }) => offers)
        .flatMap((offer) => {
          const usual = usualFor(offer);
          if (usual === undefined || usual === offer.key) return [];
          const message = `says ${offer.key} for "${offer.what}": say ${usual} for it, as elsewhere.`;
          return [{ message, spoken: offer.spoken }];
        }),
    ),
};

/** The key that a yes or a no belongs on. */
function usualFor({ what, spoken: { tag } }: Offered): string | undefined {
  const [yes, no] = yesAndNo(tag);
  const words = what.toLowerCase().match(/\p{L}+/gu) ?? [];
  const last = words.at(-1) ?? '';
  const isDenied = words.some((word) => tongueOf(tag)?.not.includes(word));
  if (words.length === 1 && no.includes(last)) return '2';
  if (yes.includes(last) && (words.length === 1 || words.length < 5)) return isDenied ? '2' : '1';
  return undefined;
}
