/** A page of rows, newest first. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** What the next page is asked for with; undefined when this is the last. */
  readonly cursor: string | undefined;
}

/** How far a page reaches: rows after it are older, or as old and less by their key. */
export interface Place {
  readonly at: number;
  readonly key: string;
}

/** Rows of which one more was asked for than the page has, as a page. */
export function pageOf<T>(rows: readonly T[], limit: number, placeOf: (row: T) => Place): Page<T> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const place = last && placeOf(last);
  return {
    rows: rows.slice(0, limit),
    cursor: place && Buffer.from(JSON.stringify([place.at, place.key])).toString('base64url'),
  };
}

/**
 * Where a cursor points to.
 * @throws {RangeError} when it is none.
 */
export function placeOf(cursor: string): Place {
  try {
    const [at, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (Number.isSafeInteger(at) && typeof key === 'string') return { at: at as number, key };
  } catch {
    // Said below.
  }
  throw new RangeError('the cursor is none: ask for the first page again');
}
