/** Words by which a rule knows what is said, by the language's first letters. */
type Words = Readonly<Record<string, RegExp>>;

/** A call is recorded. */
export const RECORDED: Words = {
  en: /\brecord/i,
  es: /\bgraba/i,
  fr: /enregistr/i,
  de: /aufgezeichn|aufzeichn|aufgenommen|mitgeschnitten/i,
};

/** A message is taken, and so recorded. */
export const MESSAGE: Words = {
  en: /\brecord|\bmessage\b|voicemail|\btone\b|\bbeep\b/i,
  es: /\bgraba|\bmensaje|\btono\b|\bseñal\b/i,
  fr: /enregistr|\bmessage|\bbip\b|\bsignal\b/i,
  de: /aufgezeichn|aufzeichn|aufgenommen|nachricht|signalton|piepton/i,
};

/** When somebody is there again. */
export const HOURS: Words = {
  en: /\bopen|\bhours?\b|\bo'?clock\b|[ap]\.?m\b|\{\{|\d/i,
  es: /\babr|\babiert|\bhoras?\b|\bhorario|\{\{|\d/i,
  fr: /\bouv|\bheures?\b|\bhoraires?\b|\{\{|\d/i,
  de: /\bgeöffnet|\böffn|\boffen|\buhr\b|\{\{|\d/i,
};

/** Whether words of a language are in a text; undefined in a language whose words are not known here. */
export function speaksOf(words: Words, tag: string, text: string): boolean | undefined {
  return words[tag.split('-', 1)[0]?.toLowerCase() ?? '']?.test(text);
}
