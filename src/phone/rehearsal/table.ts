import { labelOf, labels } from './line.ts';
import type { Written } from './page.ts';
import type { Fault } from './transcript.ts';

/** One ending of a call: a row of its table, as the lines it stands for. */
export interface Ending {
  readonly title: string;
  readonly line: number;
  readonly lines: readonly Written[];
}

/**
 * Reads a table of endings. Its first row says what the columns hold: the word their lines begin
 * with, or `then` for whole lines; every further row is one ending.
 */
export function readTable(rows: readonly Written[]): { endings: Ending[]; faults: Fault[] } {
  const [heads, ...body] = rows.filter((row) => !/^\|[-:|\s]+$/.test(row.text));
  if (heads === undefined) return { endings: [], faults: [] };
  const columns = cellsOf(heads.text).map((cell) => cell.toLowerCase());
  const faults = columns
    .filter((column) => column !== 'then' && !labels.includes(column))
    .map((column) => {
      const remedy = `head a column with then, or one of: ${labels.join(', ')}`;
      return { line: heads.line, read: column, remedy };
    });
  // What stands under a head that is no word can't be read.
  if (faults.length > 0) return { endings: [], faults };
  if (body.length === 0) {
    faults.push({ ...heads, read: heads.text, remedy: 'write an ending in a row below' });
  }
  const endings = body.flatMap(({ line, text }) => {
    const cells = cellsOf(text);
    if (cells.length !== columns.length) {
      const remedy = `write ${columns.length} cells, as in the first row (there are ${cells.length})`;
      faults.push({ line, read: text, remedy });
      return [];
    }
    const parts = cells
      .map((cell, index) => ({ cell, column: columns[index] ?? 'then' }))
      .filter(({ cell }) => cell !== '');
    const causes = parts.filter(({ column }) => !results.has(column));
    const title = causes.map(lineIn).join(', ');
    return [{ title, line, lines: parts.map((part) => ({ line, text: lineIn(part) })) }];
  });
  return { endings, faults };
}

/** What a row is not called by. */
const results: ReadonlySet<string> = new Set(['hears', 'hangs up', 'ended']);

function cellsOf(row: string): string[] {
  return row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** Among keys, a cell may also say `silence` or `hangs up`. */
function lineIn({ column, cell }: { column: string; cell: string }): string {
  const whole = column === 'then' || (column === 'presses' && labelOf(cell) !== undefined);
  return whole ? cell : `${column} ${cell}`;
}
