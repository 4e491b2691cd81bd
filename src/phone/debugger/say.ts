import type { Element } from '../document.ts';
import { elementsOf, textOf } from '../document.ts';
import type { Diagnosis } from './diagnosis.ts';
import { diagnose } from './diagnosis.ts';

/** The most characters by the kind of voice; with `tags`, SSML counts too. */
const limits = [
  { voice: /^Polly\./, most: 3000, tags: false },
  { voice: /^Google\./, most: 5000, tags: true },
  { voice: /^/, most: 4096, tags: false },
];

/** The most characters of the text as it travels to the voice. */
const mostEncoded = 4500;

/**
 * Lints the length of what is said.
 * Sources: https://www.twilio.com/docs/api/errors/13520, https://www.twilio.com/docs/api/errors/13521
 */
export function lintSay(element: Element): Diagnosis[] {
  const text = textOf(element);
  if (text === '' && elementsOf(element).length === 0) {
    return [diagnose(13520, element, 'has no text')];
  }
  const voice = element.attributes['voice'] ?? '';
  const limit = limits.find((candidate) => candidate.voice.test(voice));
  const length = limit?.tags === true ? markupLength(element) : text.length;
  if (limit !== undefined && length > limit.most) {
    return [diagnose(13521, element, `has ${length} characters, ${limit.most} are allowed`)];
  }
  const encoded = new URLSearchParams({ text }).toString().length - 'text='.length;
  if (encoded <= mostEncoded) return [];
  return [
    diagnose(13521, element, `has ${encoded} characters URL-encoded, ${mostEncoded} are allowed`),
  ];
}

/** The length of an element's content, tags and all. */
function markupLength(element: Element): number {
  return element.children
    .map((child) => (typeof child === 'string' ? child.length : tagLength(child)))
    .reduce((sum, length) => sum + length, 0);
}

function tagLength(element: Element): number {
  const { name, attributes } = element;
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  const inside = markupLength(element);
  const close = inside === 0 ? '/' : `</${name}>`;
  return `<${name}${written.join('')}>${close}`.length + inside;
}
