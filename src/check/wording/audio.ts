import { menuRemarks } from '../keys/menu.ts';
import { heardIn, hearings } from '../keys/prompt.ts';
import { isForQueue } from '../own.ts';
import type { Rule } from '../rule.ts';
import { quoted } from './text.ts';

export const audio: Rule = {
  id: 'P14',
  severity: 'error',
  allowable: true,
  demands:
    'What is asked of callers can be read, too: by relay, on a TTY, in a search. Where audio asks, the reason for allowing it tells its words.',
  source: 'W3C review of VoiceXML; W3C COGA',
  check: (subject) => {
    // Callers who wait hear music.
    if (isForQueue(subject)) return [];
    return menuRemarks(subject, 'enter', ({ name }) =>
      heardIn(subject, name)
        .flatMap(({ texts }) => hearings(texts))
        .flatMap((texts) => {
          const spoken = texts.find(({ audio }) => audio !== undefined);
          if (!spoken || texts.some(({ text }) => text !== '')) return [];
          const message = `asks by ${quoted(spoken.audio ?? '')}, whose words nobody can read here: say it, or allow P14 with its words for the reason.`;
          return [{ message, spoken }];
        }),
    );
  },
};
