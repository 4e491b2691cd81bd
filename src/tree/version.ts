import { createHash } from 'node:crypto';

/**
 * A short hash of a definition: equal for equal definitions, in whatever order their keys were
 * written; functions are compared by their source.
 */
export function versionOf(definition: object): string {
  const text = JSON.stringify(definition, (_, value: unknown) => {
    if (typeof value === 'function') return String(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
