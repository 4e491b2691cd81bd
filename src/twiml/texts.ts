import type { Element } from './verb.ts';

/** Whether a text holds something to be filled in: `{{ vars.name }}`. */
export const isTemplate = (text: string): boolean => /\{[{%]/.test(text);

/**
 * An element with other texts, in it and in its attributes, in the order in which they are rendered. Each
 * is told with where it stands: the element's kind, or the attribute's name.
 */
export function withTexts<E extends Element>(
  element: E,
  other: (text: string, place: string) => string,
): E {
  const parts: readonly (string | Element)[] = element.content;
  const attributes = Object.entries(element.attributes).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? other(value, name) : value,
  ]);
  return {
    ...element,
    attributes: Object.fromEntries(attributes),
    content: parts.map((part) =>
      typeof part === 'string' ? other(part, element.kind) : withTexts(part, other),
    ),
  };
}
