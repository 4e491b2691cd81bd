import { suggestion } from '../nearest.ts';
import type { Definition } from './definition.ts';
import type { Fault } from './fault.ts';
import { keptText, LONGEST_TEXT } from './kept.ts';
import { keyOf } from './lookup.ts';
import { tableOf, type State } from './state.ts';

/** What is wrong with a tree's tables. */
export function tableFaults({ tables = {} }: Definition): Fault[] {
  return Object.entries(tables).flatMap(([name, { key, rows }]) => {
    const faults: Fault[] = [];
    const seen = new Set<string>();
    for (const [index, row] of rows.entries()) {
      const path = ['tables', name, 'rows', String(index)];
      const cell = keyOf(row[key] ?? '');
      if (cell === '') {
        const remedy = Object.hasOwn(row, key)
          ? 'fill it in, or take the row out.'
          : suggestion(key, Object.keys(row));
        const message = `Table "${name}", row ${index + 1} has nothing under "${key}", by which it is found: ${remedy}`;
        faults.push({ path, message });
      } else if (seen.has(cell)) {
        const message = `Table "${name}" has two rows for "${row[key]}": take one out.`;
        faults.push({ path, message });
      }
      seen.add(cell);
    }
    return faults;
  });
}

/** What is wrong with what a state looks up; each message reads on from the state's name. */
export function lookupFaults({ find, exit, task, entry, tries }: State, tree: Definition): Fault[] {
  const table = tableOf(exit);
  if (!find) {
    if (table?.['found'] === undefined) return [];
    return [{ path: ['exit', 'found'], message: 'has an exit on "found", but looks nothing up.' }];
  }
  const faults: Fault[] = [];
  const tables = tree.tables ?? {};
  const rows = tables[find.in]?.rows;
  if (!rows) {
    const message = `looks something up in "${find.in}", which is no table: ${suggestion(find.in, Object.keys(tables))}`;
    faults.push({ path: ['find', 'in'], message });
  }
  // An empty table may have any column.
  for (const [name, column] of Object.entries(rows && rows.length > 0 ? (find.keep ?? {}) : {})) {
    const long = rows?.findIndex((row) => keptText(row[column] ?? '') === undefined) ?? -1;
    if (long >= 0) {
      const message = `keeps "${name}" from the column "${column}", which is longer than ${LONGEST_TEXT} characters in row ${long + 1}: shorten it.`;
      faults.push({ path: ['find', 'keep', name], message });
    }
    if (rows?.some((row) => Object.hasOwn(row, column))) continue;
    const columns = [...new Set((rows ?? []).flatMap((row) => Object.keys(row)))];
    const message = `keeps "${name}" from the column "${column}", which is not there: ${suggestion(column, columns)}`;
    faults.push({ path: ['find', 'keep', name], message });
  }
  if (table?.['found'] === undefined) {
    const message = 'looks something up: lead on by "found" and "otherwise".';
    faults.push({ path: ['exit'], message });
  }
  for (const input of Object.keys(table ?? {})) {
    if (input === 'found' || input === 'otherwise') continue;
    const message = `goes on at once and does not wait for "${input}": lead on by found and otherwise.`;
    faults.push({ path: ['exit', input], message });
  }
  for (const [key, value] of Object.entries({ task, entry, tries })) {
    if (value === undefined) continue;
    faults.push({
      path: [key],
      message: `looks something up and has "${key}": give each a state of its own.`,
    });
  }
  return faults;
}
