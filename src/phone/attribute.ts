import type { Element } from './document.ts';
import type { Method } from './exchange.ts';
import { warning } from './finding.ts';
import type { Leg } from './leg.ts';
import { find } from './leg.ts';

/** A number attribute; one that is not a whole number from `least` on warns and is left out. */
export function numberOf<Fallback>(
  leg: Leg,
  element: Element,
  name: string,
  fallback: Fallback,
  code: number,
  least = 1,
): number | Fallback {
  const text = element.attributes[name];
  if (text === undefined) return fallback;
  if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
  warn(leg, element, code, `${name}="${text}" is not a whole number from ${least}`);
  return fallback;
}

/** Whether a boolean attribute is `true`. */
export function isTrue(element: Element, name: string): boolean {
  return element.attributes[name] === 'true';
}

/** A method attribute; anything but GET and POST warns and is POST. */
export function methodOf(leg: Leg, element: Element, name: string, code: number): Method {
  const text = element.attributes[name]?.toUpperCase() ?? 'POST';
  if (text === 'GET' || text === 'POST') return text;
  warn(leg, element, code, `${name}="${text}" is neither GET nor POST`);
  return 'POST';
}

/** Records a warning at an element, unless the document's own check has found the same there. */
export function warn(leg: Leg, element: Element, code: number, message: string): void {
  const { line, column } = element;
  const isKnown = leg.findings.some(
    (known) => known.code === code && known.line === line && known.column === column && known.url,
  );
  if (!isKnown) find(leg, { ...warning(code, `<${element.name}> ${message}`), line, column });
}
