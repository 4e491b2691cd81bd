import type { PhoneTree } from '../tree/phone-tree.ts';
import { chartOf, shortened, type Box } from './chart.ts';

/** A state at its place: columns are distances from the first state. */
interface Placed extends Box {
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Pixels. */
const WIDTH = 250;
const GAP = 130;
const ROW = 18;
const SPACE = 28;
const MARGIN = 24;

/** Characters of a row. */
const LONGEST = 38;

const STYLE = [
  'text{font:12px sans-serif;fill:#222}',
  '.name{font-weight:bold}',
  '.says{font-style:italic;fill:#555}',
  'rect{fill:#fff;stroke:#444}',
  'path{fill:none;stroke:#36c}',
  '.return{stroke:#bbb;stroke-dasharray:4 3}',
].join('');

/**
 * A tree as a picture: the states stand in columns by how many steps they are from the first one, each
 * with its exits; ways that lead back are dashed.
 */
export function svgOf(tree: PhoneTree): string {
  const boxes = placed(chartOf(tree), tree.definition.initial);
  const byName = new Map(boxes.map((box) => [box.name, box]));
  const width = Math.max(0, ...boxes.map(({ x }) => x + WIDTH)) + MARGIN;
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height)) + MARGIN;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}>`,
    `<title>${escaped(tree.name)}</title>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8"/></marker></defs>',
    ...boxes.flatMap((box) => arrowsOf(box, byName)),
    ...boxes.map(boxOf),
    '</svg>\n',
  ].join('\n');
}

/** Every state in the column of its distance, near those that lead to it. */
function placed(boxes: readonly Box[], initial: string): Placed[] {
  const columns = columnsOf(boxes, initial);
  const rows = new Map<string, number>();
  const found: Placed[] = [];
  for (const [column, names] of columns.entries()) {
    const place = ({ name }: Box) => {
      const from = found.filter(({ leads }) => leads.some(({ to }) => to === name));
      const all = from.reduce((sum, each) => sum + (rows.get(each.name) ?? 0), 0);
      return from.length === 0 ? Infinity : all / from.length;
    };
    const order = new Map(names.map((box) => [box, place(box)]));
    const sorted = names.toSorted((a, b) => byPlace(order.get(a), order.get(b)));
    let y = MARGIN;
    for (const [row, box] of sorted.entries()) {
      const height = ROW * (box.leads.length + (box.says === '' ? 1 : 2)) + 10;
      rows.set(box.name, row);
      found.push({ ...box, column, x: MARGIN + column * (WIDTH + GAP), y, height });
      y += height + SPACE;
    }
  }
  return found;
}

function byPlace(a = Infinity, b = Infinity): number {
  return a === b ? 0 : a - b;
}

/** States by their distance from the first; those that nothing leads to stand in the last column. */
function columnsOf(boxes: readonly Box[], initial: string): Box[][] {
  const byName = new Map(boxes.map((box) => [box.name, box]));
  const columns: Box[][] = [];
  const left = new Set(byName.keys());
  let names = [initial];
  while (names.length > 0) {
    const column = names.flatMap((name) => (left.delete(name) ? (byName.get(name) ?? []) : []));
    if (column.length > 0) columns.push(column);
    names = column.flatMap(({ leads }) => leads.map(({ to }) => to)).filter((to) => left.has(to));
  }
  const rest = boxes.filter(({ name }) => left.has(name));
  return rest.length > 0 ? [...columns, rest] : columns;
}

/** How far below the top of a box an exit is written. */
const exitY = ({ says, y }: Placed, index: number): number =>
  y + ROW * (index + (says === '' ? 2 : 3)) - 4;

function boxOf(box: Placed): string {
  const { name, says, leads, x, y, height } = box;
  const row = (text: string, at: number, kind: string) =>
    `<text class="${kind}" x="${x + 8}" y="${at}">${escaped(shortened(text, LONGEST))}<title>${escaped(text)}</title></text>`;
  return [
    `<g><rect x="${x}" y="${y}" width="${WIDTH}" height="${height}" rx="6"/>`,
    row(name, y + ROW - 4, 'name'),
    ...(says === '' ? [] : [row(says, y + 2 * ROW - 4, 'says')]),
    ...leads.map(({ label, to }, index) =>
      row(
        `${label === '' ? '' : `${label} `}→ ${to.replace(/^\((.*)\)$/, '$1')}`,
        exitY(box, index),
        'exit',
      ),
    ),
    '</g>',
  ].join('');
}

function arrowsOf(box: Placed, byName: ReadonlyMap<string, Placed>): string[] {
  return box.leads.flatMap(({ to }, index) => {
    const target = byName.get(to);
    if (!target) return [];
    const [x, y] = [box.x + WIDTH, exitY(box, index) - 4];
    const [endX, endY] = [target.x, target.y + ROW / 2];
    const bend = GAP / 2;
    const kind = target.column > box.column ? '' : ' class="return"';
    return `<path${kind} d="M${x} ${y}C${x + bend} ${y} ${endX - bend} ${endY} ${endX} ${endY}" marker-end="url(#arrow)"/>`;
  });
}

function escaped(text: string): string {
  const safe = text.replace(/[\p{Cc}\p{Cs}]/gu, ' ');
  return safe.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
