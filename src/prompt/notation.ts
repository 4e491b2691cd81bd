/**
 * How a value is written in the text that it is filled into: as it is, as part of an address, within
 * quotes in JSON, or in XML. Whatever it holds, it stays a value there.
 */
export type Notation = 'words' | 'address' | 'json' | 'xml';

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What each notation makes of a value's text. */
export const NOTATIONS: Readonly<Record<Notation, (text: string) => string>> = {
  words: (text) => text,
  address: (text) => encodeURIComponent(text.toWellFormed()),
  json: (text) => JSON.stringify(text).slice(1, -1),
  xml: (text) => text.replace(/[&<>"']/g, (sign) => MARKUP[sign] ?? sign),
};
