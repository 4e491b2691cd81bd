/** What a caller may key in, beside the single keys of a table; it leads to the table's `entered`. */
export interface Entry {
  /** How many digits at least; 1 without it. */
  readonly min?: number;
  /** How many digits at most; as many as `min` without it. */
  readonly max?: number;
  /**
   * How it has to look, as dial plans write it: a digit stands for itself, `X` for any, `Z` for 1 to 9
   * and `N` for 2 to 9.
   */
  readonly pattern?: string;
  /** A check digit at the end: `luhn`, as of cards. https://en.wikipedia.org/wiki/Luhn_algorithm */
  readonly check?: 'luhn';
  /** The variable in which it is kept: `vars.account`. */
  readonly as?: string;
  /** Never spoken back; only tasks may send it, in headers or in what they post. */
  readonly sensitive?: boolean;
  /** Set as the tree is compiled: the digits that were taken before. */
  readonly prefix?: string;
}

/** Whether digits are an entry. */
export function isEntry(pressed: string, entry: Entry): boolean {
  const { min = 1, max = min, pattern, check, prefix = '' } = entry;
  const digits = prefix + pressed;
  return (
    /^\d+$/.test(digits) &&
    digits.length >= min &&
    digits.length <= max &&
    (pattern === undefined || matches(digits, pattern)) &&
    (check === undefined || isLuhn(digits))
  );
}

/** The digits that an entry can begin with. */
export function firstDigits({ pattern }: Entry): string {
  const first = pattern?.[0];
  return first === undefined ? '0123456789' : (LETTERS[first] ?? first);
}

/** What each letter of a pattern stands for. */
const LETTERS: Readonly<Record<string, string>> = {
  X: '0123456789',
  Z: '123456789',
  N: '23456789',
};

function matches(digits: string, pattern: string): boolean {
  return (
    digits.length === pattern.length &&
    [...pattern].every((letter, index) => (LETTERS[letter] ?? letter).includes(digits[index] ?? ''))
  );
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
