import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { printLine } from '../../src/phone/printer.ts';

function terminal(columns: number): WriteStream {
  return Object.assign(new PassThrough(), { isTTY: true, columns }) as unknown as WriteStream;
}

describe('a printed line', () => {
  it.each([
    ['a usual terminal', 80, 80],
    ['a narrow one', 50, 50],
    ['one so narrow that nothing fits', 5, 40],
    ['one that reports no columns', 0, 80],
  ])('is folded at the width of %s', (_title, columns, width) => {
    const text = printLine({ label: 'hears', text: 'word '.repeat(60).trim() }, terminal(columns));
    const lines = text.trimEnd().split('\n');
    const longest = Math.max(...lines.map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(width);
    expect(longest).toBeGreaterThan(width - 10);
    expect(lines.slice(1).every((line) => line.startsWith(`${' '.repeat(10)}word`))).toBe(true);
  });

  it('keeps an address whole that is longer than the line', () => {
    const url = `http://x.example/${'a'.repeat(100)}`;
    expect(printLine({ label: 'hears', text: `♪ ${url} (2 times)` }, terminal(40))).toContain(url);
  });
});
