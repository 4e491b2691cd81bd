import { readCall } from './lines.ts';
import type { Page, Written } from './page.ts';
import { pagesOf } from './page.ts';
import { readTable } from './table.ts';
import type { Fault, Transcript } from './transcript.ts';

/** What is in a file: its calls, each ending of a table one of them, and its mistakes. */
export interface Parsed {
  readonly transcripts: readonly Transcript[];
  readonly faults: readonly Fault[];
}

/** Reads a file of transcripts; every mistake is told, at once. */
export function parse(text: string): Parsed {
  const pages = pagesOf(text).map(readPage);
  const transcripts = pages.flatMap((page) => page.transcripts);
  const faults = pages.flatMap((page) => page.faults);
  if (pages.length === 0) {
    faults.push({ line: 1, read: '', remedy: 'write a call: hears Welcome …, then presses 1' });
  }
  return { transcripts, faults: once(faults).toSorted((one, other) => one.line - other.line) };
}

function readPage({ title, lines, faults }: Page): Parsed {
  const row = lines.findIndex(isRow);
  const [begins, rows] = row < 0 ? [lines, []] : [lines.slice(0, row), lines.slice(row)];
  const beginning = { title, line: lines[0]?.line ?? 1, lines: begins };
  const table = readTable(rows.filter(isRow));
  const calls = table.endings.map((ending) => ({
    title: title === '' ? ending.title : `${title}: ${ending.title}`,
    line: ending.line,
    lines: [...begins, ...ending.lines],
  }));
  const read = (calls.length === 0 ? [beginning] : calls).map(readCall);
  const strays = rows.filter((written) => !isRow(written));
  const remedy = 'a table ends the call: put --- above the next one';
  return {
    transcripts: read.map((one) => one.transcript),
    faults: [
      ...faults,
      ...table.faults,
      ...strays.map((stray) => ({ line: stray.line, read: stray.text, remedy })),
      ...read.flatMap((one) => one.faults),
    ],
  };
}

function isRow({ text }: Written): boolean {
  return text.startsWith('|');
}

/** The beginning of a table is read with every ending; its mistakes count once. */
function once(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((each) => [`${each.line} ${each.read}`, each])).values()];
}
