import { styleText } from 'node:util';
import type { Happening } from './happening.ts';
import type { Line } from './transcript.ts';
import { formatLine, lineOf } from './transcript.ts';

type Style = Parameters<typeof styleText>[0];

const indent = ' '.repeat(10);

/** Styles by label; everything else is what the caller hears, and plain. */
const styles: ReadonlyMap<string, Style> = new Map([
  ['presses', 'cyan'],
  ['says', 'cyan'],
  ['silence', 'cyan'],
  ['error', 'red'],
  ['warning', 'yellow'],
  ['advice', 'yellow'],
  ['ringing', 'dim'],
  ['ended', 'dim'],
]);

/**
 * A happening as lines for a terminal, folded at its width; coloured only where the stream is a
 * terminal and NO_COLOR is not set. Empty for happenings that are not shown.
 */
export function print(happening: Happening, stream: NodeJS.WriteStream): string {
  const line = lineOf(happening);
  return line === undefined ? '' : printLine(line, stream);
}

/** A line for a terminal, ended by a line feed. */
export function printLine(line: Line, stream: NodeJS.WriteStream): string {
  const folded = fold(formatLine(line), widthOf(stream), indent);
  const style = styles.get(line.label);
  return `${style === undefined ? folded : styleText(style, folded, { stream })}\n`;
}

/** Some terminals report no columns at all, or so few that nothing would fit. */
function widthOf(stream: NodeJS.WriteStream): number {
  return Math.max(40, (stream.isTTY && stream.columns) || 80);
}

/** Folds at spaces, all lines but the first indented; a word longer than a line stays whole. */
export function fold(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const breaks = rest.lastIndexOf(' ', width);
    const at = breaks > indent.length ? breaks : rest.indexOf(' ', width);
    if (at < 0) break;
    lines.push(rest.slice(0, at).trimEnd());
    rest = indent + rest.slice(at + 1).trimStart();
  }
  return [...lines, rest].join('\n');
}
