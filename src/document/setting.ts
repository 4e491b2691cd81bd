import type { Fault } from '../tree/fault.ts';

/** `${RECEPTION_NUMBER}` in a document's text. */
const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * Puts the values of settings where a document names them, as in `dial: ${RECEPTION_NUMBER}`. Only
 * the settings that are given can be named, so that no document gets at a secret.
 */
export function withSettings(
  data: unknown,
  settings: Readonly<Record<string, string>>,
): { data: unknown; faults: Fault[] } {
  const faults: Fault[] = [];
  const put = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === 'string') {
      return value.replace(REFERENCE, (reference, name: string) => {
        const known = Object.hasOwn(settings, name) ? settings[name] : undefined;
        if (known !== undefined) return known;
        const names = Object.keys(settings).join(', ') || 'none';
        faults.push({
          path,
          message: `${reference} is no setting for documents: there is ${names}.`,
        });
        return reference;
      });
    }
    if (Array.isArray(value))
      return value.map((each, index) => put(each, [...path, String(index)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, put(each, [...path, key])]),
    );
  };
  return { data: put(data, []), faults };
}
