import { primaryOf } from '../keys/tongues/tongues.ts';
import type { Rule } from '../rule.ts';
import { textRemarks } from './text.ts';
import { POLLY } from './voices.ts';

export const voice: Rule = {
  id: 'P21',
  severity: 'error',
  allowable: true,
  demands: 'A voice speaks the language that it is given.',
  source: 'Twilio, <Say> voice and language',
  check: (subject) =>
    textRemarks(subject, ({ voice, tag }) => {
      const spoken = voice === undefined ? [] : languagesOf(voice);
      return spoken.length === 0 || spoken.includes(primaryOf(tag))
        ? []
        : [
            `has ${voice} say ${tag}, which that voice does not speak: choose another voice, or language ${spoken.join(' or ')}.`,
          ];
    }),
};

/** The first letters of the languages that a voice speaks; none where that is not known. */
function languagesOf(voice: string): readonly string[] {
  const [, polly] = /^Polly\.([A-Za-z]+)/.exec(voice) ?? [];
  if (polly !== undefined) return POLLY[polly]?.split(' ') ?? [];
  const [, google] = /^Google\.([a-z]{2,3})-/.exec(voice) ?? [];
  return google === undefined ? [] : [google];
}
