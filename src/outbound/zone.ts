import table from './zones.json' with { type: 'json' };

const beginnings: Readonly<Record<string, number>> = table.beginnings;

/**
 * The time zones in which a number may be, by the longest of its beginnings that is known; none where
 * that tells nothing. A mobile number may be anywhere by now. https://github.com/google/libphonenumber
 */
export function zonesOf(number: string): readonly string[] {
  const digits = number.replace(/\D/g, '');
  for (let length = digits.length; length > 0; length -= 1) {
    const set = beginnings[digits.slice(0, length)];
    if (set !== undefined) return (table.zones[set] ?? '').split('&').filter(Boolean);
  }
  return [];
}
