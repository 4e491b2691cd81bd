import { toValue } from 'liquidjs';

/** Whether a value is unset, or Liquid's `nil`. */
export function isNothing(value: unknown): boolean {
  const bare: unknown = toValue(value);
  return bare === undefined || bare === null;
}
