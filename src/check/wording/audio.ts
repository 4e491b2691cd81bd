import type { Rule } from '../rule.ts';
import { quoted, textRemarks } from './text.ts';

export const audio: Rule = {
  id: 'P14',
  severity: 'hint',
  demands: 'What is asked of callers can be read, too: by relay, on a TTY, in a search.',
  source: 'W3C review of VoiceXML; W3C COGA',
  check: (subject) =>
    textRemarks(subject, ({ audio, interruptible }) =>
      // What is played where nobody is asked may be music.
      audio !== undefined && interruptible
        ? [
            `plays ${quoted(audio)} in its question, whose words nobody can read here: say it, or compare it with the exits yourself.`,
          ]
        : [],
    ),
};
