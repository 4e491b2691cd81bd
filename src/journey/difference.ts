/** One thing that callers will meet otherwise, in a sentence for whoever runs the tree. */
export interface Difference {
  readonly kind: Kind;
  /** The state where it is met, as the newer version calls it; the tree as a whole without one. */
  readonly state?: string;
  readonly sentence: string;
}

/** What a difference is about, in the order in which they are told. */
export const KINDS = {
  states: 'States',
  journeys: 'Where callers are led',
  prompts: 'What callers hear',
  tree: 'The tree as a whole',
  other: 'Everything else',
} as const;

export type Kind = keyof typeof KINDS;

/** Values by the places where they stand: `hours.mon-fri`. */
type Places = ReadonlyMap<string, string>;

/** A text that is equal for equal values, in whatever order their keys were written. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'function') return String(each);
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** What is other in two values, each place in words: `timeout is now 5 instead of 3`. */
export function changesIn(older: unknown, newer: unknown): string[] {
  const [before, after] = [placesIn(older), placesIn(newer)];
  const places = [...new Set([...after.keys(), ...before.keys()])];
  return places.flatMap((place) => {
    const [was, is] = [before.get(place), after.get(place)];
    if (was === is) return [];
    const name = place === '' ? '' : `${place} `;
    if (was === undefined) return `${name}is now ${is}`;
    return is === undefined
      ? `${name}is no longer ${was}`
      : `${name}is now ${is} instead of ${was}`;
  });
}

function placesIn(value: unknown, place = ''): Places {
  if (value === undefined) return new Map();
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isGroup) return new Map([[place, valueText(value)]]);
  const inside = Object.entries(value);
  if (inside.length === 0) return new Map([[place, 'there']]);
  return new Map(
    inside.flatMap(([key, each]) => [...placesIn(each, place === '' ? key : `${place}.${key}`)]),
  );
}

function valueText(value: unknown): string {
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return value.join(', ');
  return typeof value === 'string' ? value : canonical(value);
}
