import { isTemplate, withTexts } from './texts.ts';
import type { Verb } from './verb.ts';

/** The TwiML of a template: what stands around its texts, and how each of these is written. */
export interface Mould {
  readonly around: readonly string[];
  readonly slots: readonly Slot[];
}

interface Slot {
  /** The element's kind, or the attribute's name. */
  readonly place: string;
  readonly escape: (text: string) => string;
}

/** Stands for a text that is filled in: signs that mean nothing to anybody. */
const mark = (index: number) => `\uE000${index}\uE001`;

const MARK = /\uE000\d+\uE001/;

/**
 * Works out the mould of a template, by what it comes to with other texts; undefined where texts can't
 * be told from what stands around them.
 */
export function mouldOf(template: Verb, build: (verb: Verb) => string): Mould | undefined {
  // Whether hand-written TwiML is well-formed shows only once it is filled in.
  if (template.kind === 'raw') return undefined;
  const places: string[] = [];
  const marked = withTexts(template, (text, place) =>
    isTemplate(text) ? mark(places.push(place) - 1) : text,
  );
  const around = build(marked).split(MARK);
  if (around.length !== places.length + 1) return undefined;
  let before = '';
  const slots = places.map((place, index): Slot => {
    before += around[index] ?? '';
    const isInTag = before.lastIndexOf('<') > before.lastIndexOf('>');
    return { place, escape: isInTag ? escapedValue : escapedText };
  });
  return { around, slots };
}

/** The TwiML of a template that is filled in. */
export function poured({ around, slots }: Mould, texts: readonly string[]): string {
  let twiml = around[0] ?? '';
  for (const [index, { escape }] of slots.entries()) {
    twiml += escape(texts[index] ?? '') + (around[index + 1] ?? '');
  }
  return twiml;
}

/** https://www.w3.org/TR/xml-c14n#ProcessingModel */
const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function escapedText(text: string): string {
  return text.replace(/[&<>\r]/g, (sign) => SIGNS[sign] ?? sign);
}

function escapedValue(text: string): string {
  return text.replace(/[&<"\t\n\r]/g, (sign) => SIGNS[sign] ?? sign);
}
