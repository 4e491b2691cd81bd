import type { Element } from './document.ts';
import type { Method } from './exchange.ts';

/** A number attribute; what is not a whole number from `least` on is left out. */
export function numberOf<Fallback>(
  element: Element,
  name: string,
  fallback: Fallback,
  least = 1,
): number | Fallback {
  const text = element.attributes[name];
  if (text === undefined || !/^\d+$/.test(text) || Number(text) < least) return fallback;
  return Number(text);
}

/** Whether a boolean attribute is `true`. */
export function isTrue(element: Element, name: string): boolean {
  return element.attributes[name] === 'true';
}

/** A method attribute; anything but GET is POST. */
export function methodOf(element: Element, name: string): Method {
  return element.attributes[name]?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}
