/** A value from outside is cut here: about a minute of speech. */
const LONGEST_TEXT = 1_000;

/** So many items of a list, and so many values in all, are taken over. */
const MOST_ITEMS = 100;
const MOST_VALUES = 1_000;

/** How deep a looked-up record is followed. */
const DEEPEST = 8;

/**
 * Copies a value from outside as plain data, so that a template can neither run its code nor be kept
 * busy by it: no getters, functions or prototypes, and nothing endless. `null` is as good as unset.
 */
export function plain(value: unknown): unknown {
  let left = MOST_VALUES;
  const copy = (each: unknown, depth: number): unknown => {
    if (typeof each === 'string') return each.slice(0, LONGEST_TEXT);
    if (typeof each === 'number' || typeof each === 'boolean') return each;
    if (typeof each === 'bigint') return String(each).slice(0, LONGEST_TEXT);
    if (typeof each !== 'object' || each === null || depth > DEEPEST) return undefined;
    if (each instanceof Date) return Number.isNaN(each.getTime()) ? undefined : each.toISOString();
    const isList = Array.isArray(each);
    const keys = isList ? indices(each.length) : Object.keys(each).slice(0, MOST_ITEMS);
    const taken: unknown[] = [];
    const record: Record<string, unknown> = Object.create(null);
    for (const key of keys) {
      if (left-- <= 0) break;
      const item = copy(own(each, key), depth + 1);
      if (item === undefined) continue;
      if (isList) taken.push(item);
      else record[key] = item;
    }
    return isList ? taken : record;
  };
  return copy(value, 0);
}

/** An own property's value, if it is data: a getter is not run. */
export function own(object: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(object, key)?.value;
}

function indices(length: number): string[] {
  return Array.from({ length: Math.min(length, MOST_ITEMS) }, (_, index) => String(index));
}
