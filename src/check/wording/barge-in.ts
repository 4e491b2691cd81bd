import { menuRemarks } from '../keys/menu.ts';
import { heardIn, longestOf } from '../keys/prompt.ts';
import type { Rule } from '../rule.ts';

/** Seconds that callers who know the way put up with before they can press a key. */
const LONG = 10;

export const bargeIn: Rule = {
  id: 'P12',
  severity: 'warning',
  demands: 'A key interrupts a menu; what is said of options stands inside its gather.',
  source: 'VoiceXML 2.0 (barge-in); IVRs World',
  check: (subject) =>
    menuRemarks(subject, 'enter', ({ name, gathers }) => {
      if (gathers.some(({ bargeIn }) => bargeIn === false)) {
        return ['lets no key interrupt it: take bargeIn: false out.'];
      }
      return heardIn(subject, name).flatMap(({ texts, offers }) => {
        const before = texts.filter(({ interruptible }) => !interruptible);
        const offer = offers.find(({ spoken }) => !spoken.interruptible);
        if (!offer && longestOf(before) <= LONG) return [];
        const message = 'says what no key interrupts: put it inside its gather.';
        return [{ message, spoken: offer?.spoken ?? before[0] }];
      });
    }),
};
