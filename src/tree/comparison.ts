import { RE2JS } from 're2js';

/**
 * What a value has to be; several of these all have to hold. Capitals do not count. The texts may hold
 * variables: `is: '{{ vars.code }}'`.
 */
export interface Comparison {
  readonly is?: string;
  readonly oneOf?: readonly string[];
  readonly contains?: string;
  readonly startsWith?: string;
  /** It is, as a whole, what this regular expression describes. https://github.com/google/re2/wiki/Syntax */
  readonly matches?: string;
  /** It is a number, and more than this. */
  readonly above?: number | string;
  /** It is a number, and less than this. */
  readonly below?: number | string;
  /** Whether it is there, and not empty. */
  readonly known?: boolean;
}

/** Fills in what a text names of a call; undefined where that is not known. */
export type Fill = (text: string) => string | undefined;

/** Whether a value is as it has to be; a text alone is what it has to be. */
export function compares(
  value: string | undefined,
  wanted: string | Comparison,
  fill: Fill = (text) => text,
): boolean {
  if (typeof wanted === 'string') return compares(value, { is: wanted }, fill);
  const { is, oneOf, contains, startsWith, matches, above, below, known } = wanted;
  const text = plain(value);
  const number = numberOf(text);
  /** Whether something holds of a text that is asked for; of one that is not known, nothing does. */
  const so = (asked: string | undefined, holds: (other: string) => boolean) => {
    if (asked === undefined) return true;
    const filled = fill(asked);
    return filled !== undefined && holds(plain(filled));
  };
  return (
    so(is, (other) => text === other) &&
    (oneOf === undefined || oneOf.some((each) => so(each, (other) => text === other))) &&
    so(contains, (other) => text.includes(other)) &&
    so(startsWith, (other) => text.startsWith(other)) &&
    (matches === undefined || patternOf(matches).matches(value?.trim() ?? '')) &&
    so(textOf(above), (other) => number > numberOf(other)) &&
    so(textOf(below), (other) => number < numberOf(other)) &&
    (known === undefined || known === (text !== ''))
  );
}

const patterns = new Map<string, RE2JS>();

/**
 * A regular expression that takes time in proportion to the text, whatever it is.
 * @throws {RE2JSException} when it is none.
 */
export function patternOf(pattern: string): RE2JS {
  const known = patterns.get(pattern) ?? RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  patterns.set(pattern, known);
  return known;
}

function plain(value = ''): string {
  return value.trim().toLowerCase();
}

function numberOf(text: string): number {
  return text === '' ? NaN : Number(text);
}

function textOf(value: number | string | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
