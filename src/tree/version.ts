import { createHash } from 'node:crypto';

/** A short hash of a definition: equal for equal definitions, functions compared by their source. */
export function versionOf(definition: object): string {
  const text = JSON.stringify(definition, (_, value: unknown) =>
    typeof value === 'function' ? String(value) : value,
  );
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
