import { parse, CsvError, type Info } from 'csv-parse/sync';
import { suggestion } from '../nearest.ts';
import type { Fault } from '../tree/fault.ts';
import { complaintOf, type Complaint } from './complaint.ts';
import { isData } from './data.ts';

/** Characters of the longest table; a directory of ten thousand is about half. */
const LONGEST = 1_048_576;

/** The rows of a table that stands in a file of its own, and where. */
interface Sheet {
  readonly rows: readonly object[];
  /** What is wrong with the file, by the line. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
  /** A complaint about a line; about a row, by its index. */
  readonly at: (line: number, message: string) => Complaint;
  readonly lineOf: (row: number) => number;
}

/** The data of a document with its tables. */
export interface Tabled {
  readonly data: unknown;
  /** What is wrong with the names of files. */
  readonly faults: readonly Fault[];
  /** What is wrong in them. */
  readonly complaints: readonly Complaint[];
  /** A complaint about a row that stands in a file of its own; undefined about anything else. */
  readonly at: (path: readonly string[], message: string) => Complaint | undefined;
}

/**
 * Puts the rows of CSV files in the place of their names, as in `tables: { staff: { key: extension,
 * csv: staff.csv } }`. The first row of a file names its columns. https://www.rfc-editor.org/rfc/rfc4180
 */
export function withTables(
  data: unknown,
  files: ReadonlyMap<string, string>,
  pathOf: (name: string) => string,
): Tabled {
  const tables = isData(data) ? data['tables'] : undefined;
  const faults: Fault[] = [];
  const sheets = new Map<string, Sheet>();
  const at: Tabled['at'] = ([field, name = '', , row], message) => {
    const sheet = field === 'tables' && row !== undefined ? sheets.get(name) : undefined;
    return sheet?.at(sheet.lineOf(Number(row)), message);
  };
  if (!isData(data) || !isData(tables)) return { data, faults, complaints: [], at };
  const read = Object.entries(tables).map(([name, table]): [string, unknown] => {
    if (!isData(table) || typeof table['csv'] !== 'string') return [name, table];
    const { csv, ...rest } = table;
    const text = files.get(csv);
    if (text === undefined) {
      const message = `"${csv}" is no file beside this document: ${suggestion(csv, [...files.keys()])}`;
      faults.push({ path: ['tables', name, 'csv'], message });
      return [name, { ...rest, rows: [] }];
    }
    const sheet = sheetOf(pathOf(csv), text);
    sheets.set(name, sheet);
    return [name, { ...rest, rows: sheet.rows }];
  });
  const complaints = [...sheets.values()].flatMap(({ faults: wrong, at: place }) =>
    wrong.map(({ line, message }) => place(line, message)),
  );
  return { data: { ...data, tables: Object.fromEntries(read) }, faults, complaints, at };
}

function sheetOf(file: string, text: string): Sheet {
  const lines = text.length > LONGEST ? [] : text.split(/\r?\n/);
  const at = (line: number, message: string) =>
    complaintOf(file, line, 1, message, lines[line - 1] ?? '');
  const unread = (line: number, message: string): Sheet => ({
    rows: [],
    faults: [{ line, message }],
    at,
    lineOf: () => 1,
  });
  if (text.length > LONGEST) {
    return unread(1, 'The table is longer than 1 MB: keep a smaller one.');
  }
  try {
    const [header, ...records] = recordsOf(text);
    if (!header) return unread(1, 'The table is empty: name its columns in the first line.');
    const columns = header.record;
    const faults = repeatedIn(columns).map((column) => ({
      line: header.info.lines,
      message: `Two columns are called "${column}": call one of them otherwise.`,
    }));
    for (const { record, info } of records) {
      if (record.length === columns.length) continue;
      const message = `${record.length} cells stand here for ${columns.length} columns: write one for each, in quotes where it holds a comma.`;
      faults.push({ line: info.lines, message });
    }
    return {
      rows: records.map(({ record }) =>
        Object.fromEntries(record.map((cell, index) => [columns[index] ?? '', cell])),
      ),
      faults,
      at,
      lineOf: (row) => records[row]?.info.lines ?? 1,
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines: line } = error as CsvError & { readonly lines?: number };
    return unread(line ?? 1, `This can't be read as CSV: ${error.message}.`);
  }
}

/** The rows of a table, each with the number of the line in which it ends. */
function recordsOf(text: string): { record: string[]; info: Info }[] {
  const options = { bom: true, trim: true, skip_empty_lines: true } as const;
  return parse(text, { ...options, relax_column_count: true, info: true }) as unknown as {
    record: string[];
    info: Info;
  }[];
}

function repeatedIn(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name).size);
}
