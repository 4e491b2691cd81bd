import type { Rule } from '../rule.ts';
import { menuRemarks } from './menu.ts';
import { heardIn } from './prompt.ts';
import { phraseIn } from './tokens.ts';
import { tongueOf } from './tongues/tongues.ts';

export const secret: Rule = {
  id: 'K18',
  severity: 'error',
  allowable: true,
  demands: 'An entry that is nobody else’s business is marked as sensitive.',
  source: 'PCI DSS; Plum, sensitive data types; Twilio, recordings',
  check: (subject) =>
    menuRemarks(subject, 'entry', ({ name, state: { entry } }) => {
      if (!entry || entry.sensitive) return [];
      const named = (entry.as ?? '').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
      const word = heardIn(subject, name).flatMap(({ texts }) =>
        [named, ...texts.map(({ text }) => text)].flatMap(
          (text) =>
            phraseIn(
              text,
              texts.flatMap(({ tag }) => tongueOf(tag)?.secret ?? []),
            ) ?? [],
        ),
      )[0];
      return word === undefined
        ? []
        : [`asks for what looks secret ("${word}"): add sensitive: true to its entry.`];
    }),
};
