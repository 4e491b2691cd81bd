import { heardIn, type Offered } from '../keys/prompt.ts';
import type { Rule } from '../rule.ts';
import { stateRemarks } from './text.ts';

/** Options from which on they need time between them. */
const SEVERAL = 4;

export const optionPause: Rule = {
  id: 'P05',
  severity: 'hint',
  demands:
    'Between several options there is a pause of half a second, as voices make it after a sentence.',
  source:
    'IBM, timing of recorded prompts; ACIXD, menu design (500 to 750 ms); Amazon Polly, <break>',
  check: (subject) =>
    stateRemarks(subject, (name) =>
      heardIn(subject, name).flatMap(({ offers }) => {
        const bySentence = Map.groupBy(offers.filter(isUnbroken), sentenceOf);
        return [...bySentence.values()].flatMap((each) => {
          const { size: length } = new Set(each.map(({ key }) => key));
          const message = `says ${length} options in one breath: make a sentence of each, or put a break of 500 ms between them.`;
          return length >= SEVERAL ? [{ message, spoken: each[0]?.spoken }] : [];
        });
      }),
    ),
};

function isUnbroken({ spoken }: Offered): boolean {
  return spoken.pause === 0;
}

/** What tells the sentence of an offer from others: its text, and how many sentences end before it. */
function sentenceOf({ spoken: { text, when }, at }: Offered): string {
  const ends = text.slice(0, at).match(/[.;!?…](?=\s)/g)?.length ?? 0;
  return [ends, ...when, text].join('\n');
}
