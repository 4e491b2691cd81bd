import type { Line } from '../transcript.ts';
import type { Entry } from './transcript.ts';
import { matches } from './wording.ts';

/** A line of the call that was played; what `counts` must be in the transcript. */
export interface Played extends Line {
  readonly counts: boolean;
}

/** A row of the comparison of what should be heard with what was. */
export type Row =
  | { readonly kind: 'same'; readonly expected: readonly Entry[]; readonly heard: readonly Line[] }
  | { readonly kind: 'missing'; readonly expected: Entry }
  | { readonly kind: 'extra'; readonly heard: Line }
  | { readonly kind: 'unwritten'; readonly heard: Line };

/** The cheapest way from a place in both lists to their ends. */
interface Way {
  readonly cost: number;
  readonly row: Row | undefined;
  /** How many lines of each the row uses up. */
  readonly took: readonly [number, number];
}

/**
 * Compares a stretch of a transcript with what was played: the comparison with the fewest lines
 * that are missing or too many. How texts are cut into lines does not matter, as nobody hears it.
 */
export function align(expected: readonly Entry[], played: readonly Played[]): Row[] {
  const ways = new Map<string, Way>();
  const at = (i: number, j: number): number => ways.get(`${i} ${j}`)?.cost ?? Infinity;
  for (let i = expected.length; i >= 0; i -= 1) {
    for (let j = played.length; j >= 0; j -= 1) {
      const best = steps(expected.slice(i), played.slice(j))
        .map((step) => ({ ...step, cost: step.cost + at(i + step.took[0], j + step.took[1]) }))
        .reduce((one, other) => (other.cost < one.cost ? other : one), end(i, j));
      ways.set(`${i} ${j}`, best);
    }
  }
  return rowsOf(ways);

  function end(i: number, j: number): Way {
    const over = i === expected.length && j === played.length;
    return { cost: over ? 0 : Infinity, row: undefined, took: [0, 0] };
  }
}

function rowsOf(ways: ReadonlyMap<string, Way>): Row[] {
  const rows: Row[] = [];
  for (let [i, j] = [0, 0]; ;) {
    const way = ways.get(`${i} ${j}`);
    if (way === undefined || (way.took[0] === 0 && way.took[1] === 0)) return rows;
    if (way.row !== undefined) rows.push(way.row);
    i += way.took[0];
    j += way.took[1];
  }
}

/** What the next row of the comparison can be; of equally good ones the first is taken. */
function steps(expected: readonly Entry[], played: readonly Played[]): Way[] {
  const [entry] = expected;
  const [line] = played;
  const missing = entry === undefined || entry.label === '…' ? [] : [without(entry)];
  const besides = line === undefined ? [] : [beside(line)];
  // What came in place of a line reads best below it, other things where they happened.
  const others = line?.counts === true || line?.label === entry?.label;
  return [
    ...agreeing(expected, played),
    ...(others ? [...missing, ...besides] : [...besides, ...missing]),
  ];
}

function without(entry: Entry): Way {
  return { cost: 1, row: { kind: 'missing', expected: entry }, took: [1, 0] };
}

function beside(line: Played): Way {
  return line.counts
    ? { cost: 1, row: { kind: 'extra', heard: line }, took: [0, 1] }
    : { cost: 0, row: { kind: 'unwritten', heard: line }, took: [0, 1] };
}

function agreeing(expected: readonly Entry[], played: readonly Played[]): Way[] {
  const [entry] = expected;
  const [line] = played;
  if (entry?.label === 'hears') return sounds(expected, played);
  if (entry?.label === '…') {
    const over: Way = { cost: 0, row: undefined, took: [1, 0] };
    // Anything may be heard there, but no error.
    if (line === undefined || line.label === 'error') return [over];
    return [over, beside({ ...line, counts: false })];
  }
  const agrees = entry !== undefined && line?.label === entry.label;
  return agrees && matches(entry.pattern, line.text) ? [same([entry], [line], 1)] : [];
}

/** One line that was written as several were played, or the other way round. */
function sounds(expected: readonly Entry[], played: readonly Played[]): Way[] {
  const [entry] = expected;
  const [line] = played;
  if (entry === undefined || line?.label !== 'hears') return [];
  const ways: Way[] = [];
  const heard: Played[] = [];
  for (const [index, next] of played.entries()) {
    if (next.label === 'hears' && (next.counts || index === 0)) heard.push(next);
    else if (next.counts) break;
    else continue;
    if (matches(entry.pattern, joined(heard.map(({ text }) => text))))
      ways.push(same([entry], heard, index + 1));
  }
  const written: Entry[] = [];
  for (const next of expected) {
    if (next.label !== 'hears') break;
    written.push(next);
    if (written.length > 1 && matches(joined(written.map(({ pattern }) => pattern)), line.text)) {
      ways.push(same(written, [line], 1));
    }
  }
  return ways;
}

function same(expected: readonly Entry[], heard: readonly Line[], took: number): Way {
  return {
    cost: 0,
    row: { kind: 'same', expected: [...expected], heard: [...heard] },
    took: [expected.length, took],
  };
}

function joined(texts: readonly string[]): string {
  return texts.join(' ');
}
