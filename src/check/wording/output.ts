/** A variable that a text speaks of. */
export interface Output {
  /** `vars.order.total`. */
  readonly name: string;
  /** The filters it goes through. */
  readonly filters: readonly string[];
}

/** The variables that a text says. */
export function outputsIn(text: string): Output[] {
  return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, inside = '']) => {
    const [name = '', ...filters] = inside.split('|').map((part) => part.replace(/^[-\s]+/, ''));
    const word = (part: string) => /^[\w.]*/.exec(part)?.[0] ?? '';
    return { name: word(name), filters: filters.map(word) };
  });
}
