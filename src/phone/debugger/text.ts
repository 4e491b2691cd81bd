import type { Element } from '../document.ts';

/** The text directly in an element, without that of its children. */
export function ownText(element: Element): string {
  return element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}
