/** Where a text is written, at a place in a document or below it; the place itself if it is not there. */
export function textPlace(
  written: unknown,
  path: readonly string[],
  text: string,
): readonly string[] {
  const part = path.reduce<unknown>(
    (inside, step) => (isObject(inside) ? inside[step] : undefined),
    written,
  );
  return [...path, ...(wayTo(text, part) ?? [])];
}

function wayTo(text: string, part: unknown): readonly string[] | undefined {
  if (part === text) return [];
  if (!isObject(part)) return undefined;
  for (const [key, inside] of Object.entries(part)) {
    const way = wayTo(text, inside);
    if (way) return [key, ...way];
  }
  return undefined;
}

function isObject(part: unknown): part is Readonly<Record<string, unknown>> {
  return typeof part === 'object' && part !== null;
}
