import type { Fault } from './transcript.ts';

/** A line of a call with those that continue it, or a row of its table. */
export interface Written {
  readonly line: number;
  readonly text: string;
}

/** What is written of one call, between two lines `---`. */
export interface Page {
  /** Its first comment. */
  readonly title: string;
  readonly lines: readonly Written[];
  readonly faults: readonly Fault[];
}

/** What the phone prints in parentheses: a line of its own although it is indented. */
const remark = /^\s*\((the prompt stops|[0-9*#]+ is lost: .*|waiting .*|recording)\)$/;

/** Cuts a file into its calls; comments, blank lines and line breaks are gone. */
export function pagesOf(text: string): Page[] {
  const pages: { title: string; lines: Written[]; faults: Fault[] }[] = [];
  let page = blank();
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, raw] of [...lines, '---'].entries()) {
    const line = index + 1;
    const last = page.lines.at(-1);
    if (/^---+\s*$/.test(raw)) {
      if (page.lines.length > 0 || page.faults.length > 0) pages.push(page);
      page = blank();
    } else if (raw.startsWith('#')) {
      page.title ||= raw.replace(/^#+\s*/, '').trim();
    } else if (remark.test(raw) || /^\S/.test(raw)) {
      page.lines.push({ line, text: raw.trim() });
    } else if (raw.trim() !== '') {
      if (last === undefined || last.text.startsWith('|')) {
        const remedy = 'begin it at the margin: an indented line belongs to the line above';
        page.faults.push({ line, read: raw.trim(), remedy });
      } else page.lines.splice(-1, 1, { ...last, text: `${last.text} ${raw.trim()}` });
    }
  }
  return pages;
}

function blank(): { title: string; lines: Written[]; faults: Fault[] } {
  return { title: '', lines: [], faults: [] };
}
