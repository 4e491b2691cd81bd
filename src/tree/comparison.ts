/** What a value has to be; several of these all have to hold. Capitals do not count. */
export interface Comparison {
  readonly is?: string;
  readonly oneOf?: readonly string[];
  readonly contains?: string;
  readonly startsWith?: string;
  /** It is a number, and more than this. */
  readonly above?: number;
  /** It is a number, and less than this. */
  readonly below?: number;
  /** Whether it is there, and not empty. */
  readonly known?: boolean;
}

/** Whether a value is as it has to be; a text alone is what it has to be. */
export function compares(value: string | undefined, wanted: string | Comparison): boolean {
  if (typeof wanted === 'string') return plain(value) === plain(wanted);
  const { is, oneOf, contains, startsWith, above, below, known } = wanted;
  const text = plain(value);
  const number = text === '' ? NaN : Number(text);
  return (
    (is === undefined || text === plain(is)) &&
    (oneOf === undefined || oneOf.some((each) => text === plain(each))) &&
    (contains === undefined || text.includes(plain(contains))) &&
    (startsWith === undefined || text.startsWith(plain(startsWith))) &&
    (above === undefined || number > above) &&
    (below === undefined || number < below) &&
    (known === undefined || known === (text !== ''))
  );
}

function plain(value = ''): string {
  return value.trim().toLowerCase();
}
