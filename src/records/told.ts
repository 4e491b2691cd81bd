import type { Facts } from './fact.ts';
import { LONGEST_NAME, OVER, tables } from './table.ts';

/** A row to be written, by the names of its columns. */
export type Row = Readonly<Record<string, string | number>>;

/** What a line tells: a row of its table, and of a step also what it tells of its call. */
export interface Told {
  readonly table: keyof Facts;
  readonly row: Row;
  readonly call?: Row | undefined;
}

/** The serial number of a call, which is given when it is put. */
const UNKNOWN = 0;

/** A fact as a line of the spool. */
export function lineOf<T extends keyof Facts>(table: T, fact: Facts[T]): string {
  return `${JSON.stringify([table, fact])}\n`;
}

/** What a line tells; undefined when it is damaged, or none of this version's. */
export function toldOf(line: string): Told | undefined {
  // JSON escapes what PostgreSQL does not take, NUL and halves of characters, and little else.
  const isClean = !line.includes('\\u');
  try {
    const [table, fact] = JSON.parse(line) as { [T in keyof Facts]: [T, Facts[T]] }[keyof Facts];
    switch (table) {
      case 'steps': {
        const path = JSON.stringify(fact.path);
        const row = rowOf(table, { ...fact, path, callSerial: UNKNOWN }, isClean);
        const call = rowOf('calls', callOfStep(fact), isClean);
        return row && call && { table, row, call };
      }
      case 'calls': {
        const row = rowOf(table, callOf(fact), isClean);
        return row && { table, row };
      }
      case 'recordings':
      case 'messages':
      case 'queueEntries':
      case 'callBacks':
      case 'treeVersions': {
        const row = rowOf(table, fact, isClean);
        return row && { table, row };
      }
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}

function callOfStep({ at, path, state, ...fact }: Facts['steps']) {
  return {
    ...fact,
    serial: UNKNOWN,
    startedAt: at,
    updatedAt: at,
    lastAt: at,
    endedAt: fact.ending === undefined ? undefined : at,
    lastState: path.at(-1) ?? state,
  };
}

function callOf({ at, ...fact }: Facts['calls']) {
  const over = OVER.includes(fact.status ?? '') ? fact.status : undefined;
  const ending = fact.ending ?? over;
  return {
    ...fact,
    serial: UNKNOWN,
    ending,
    startedAt: fact.startedAt ?? at,
    updatedAt: at,
    endedAt: fact.endedAt ?? (ending === undefined ? undefined : at),
  };
}

/** A fact's values as the columns of a table take them; undefined when one is of another kind. */
function rowOf(table: keyof Facts, fact: object, isClean: boolean): Row | undefined {
  const values = fact as Readonly<Record<string, unknown>>;
  const row: Record<string, string | number> = {};
  for (const { name, type, required } of tables[table].columns) {
    const value = values[name];
    if (value === undefined || value === null) {
      if (required) return undefined;
    } else if (type === 'integer') {
      if (!Number.isSafeInteger(value)) return undefined;
      row[name] = value as number;
    } else {
      if (typeof value !== 'string') return undefined;
      const isShort = type === 'text' || value.length <= LONGEST_NAME;
      row[name] =
        isClean && isShort ? value : cleaned(isShort ? value : value.slice(0, LONGEST_NAME));
    }
  }
  return row;
}

/** A text without what PostgreSQL does not take: NUL, and halves of characters. */
export function cleaned(value: string): string {
  return value.replaceAll('\0', '').toWellFormed();
}
