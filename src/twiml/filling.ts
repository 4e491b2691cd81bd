import { isTemplate, withTexts } from './texts.ts';
import type { Verb } from './verb.ts';

/** What a verb was filled in from, and with, in the order in which its texts are rendered. */
export interface Filling {
  readonly template: Verb;
  readonly texts: readonly string[];
}

const fillings = new WeakMap<Verb, Filling>();

/** A verb whose templates are replaced; the verb itself where it has none. */
export function filledIn(template: Verb, fill: (text: string, place: string) => string): Verb {
  const texts: string[] = [];
  const verb = withTexts(template, (text, place) => {
    if (!isTemplate(text)) return text;
    const filled = fill(text, place);
    texts.push(filled);
    return filled;
  });
  if (texts.length === 0) return template;
  fillings.set(verb, { template, texts });
  return verb;
}

/** What a verb was filled in from; undefined where it was not. */
export function fillingOf(verb: Verb): Filling | undefined {
  return fillings.get(verb);
}
