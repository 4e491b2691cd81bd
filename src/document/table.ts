import { parse, CsvError } from 'csv-parse/sync';
import { suggestion } from '../nearest.ts';
import type { Fault } from '../tree/fault.ts';

/** Characters of the longest table; a directory of ten thousand is about half. */
const LONGEST = 1_048_576;

/**
 * Puts the rows of CSV files in the place of their names, as in `tables: { staff: { key: extension,
 * csv: staff.csv } }`. The first row of a file names its columns. https://www.rfc-editor.org/rfc/rfc4180
 */
export function withTables(
  data: unknown,
  files: ReadonlyMap<string, string>,
): { data: unknown; faults: Fault[] } {
  const tables = isObject(data) ? data['tables'] : undefined;
  if (!isObject(data) || !isObject(tables)) return { data, faults: [] };
  const faults: Fault[] = [];
  const read = Object.entries(tables).map(([name, table]): [string, unknown] => {
    if (!isObject(table) || typeof table['csv'] !== 'string') return [name, table];
    const { csv, ...rest } = table;
    const rows = rowsOf(csv, files);
    if (Array.isArray(rows)) return [name, { ...rest, rows }];
    faults.push({ path: ['tables', name, 'csv'], message: rows });
    return [name, { ...rest, rows: [] }];
  });
  return { data: { ...data, tables: Object.fromEntries(read) }, faults };
}

/** The rows of a file, or why there are none. */
function rowsOf(name: string, files: ReadonlyMap<string, string>): object[] | string {
  const text = files.get(name);
  if (text === undefined) {
    return `"${name}" is no file beside this document: ${suggestion(name, [...files.keys()])}`;
  }
  if (text.length > LONGEST) return `${name} is longer than 1 MB: keep a smaller table.`;
  try {
    return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    if (error instanceof CsvError) return `${name} can't be read: ${error.message}.`;
    throw error;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
