import { readFile } from 'node:fs/promises';
import type { Database } from './database.ts';
import { ingest } from './ingest.ts';
import { migrate } from './migrate.ts';
import type { Spool } from './spool.ts';
import { toldOf, type Told } from './told.ts';

/** Milliseconds between two batches, and before a database that took none is tried again. */
const BEAT = 1000;
const PAUSE = 1000;

/** How many lines are put in one transaction. */
const BATCH = 5000;

/** What happened to the records. */
export type News =
  | { readonly ready: true }
  | { readonly ready: false; readonly reason: string }
  /** Lines that are damaged or refused, and the file they are kept in. */
  | { readonly setAside: number; readonly file: string };

/** Takes what is in the spool to the database, batch by batch, for as long as it is open. */
export interface Drain {
  /** Why it is not drained; undefined when it is. */
  readonly trouble: () => string | undefined;
  /**
   * Resolves once everything that was told so far is in the database.
   * @throws {Error} when the database does not take it.
   */
  readonly flush: () => Promise<void>;
  /** Drains what it can, and ends. */
  readonly close: () => Promise<void>;
}

interface Item {
  readonly line: string;
  readonly told: Told;
}

/** Opens the drain of a spool; why the database could not be migrated so far, if it could not. */
export function openDrain(
  spool: Spool,
  database: Database,
  unmigrated: string | undefined,
  news: (news: News) => void,
): Drain {
  let isMigrated = unmigrated === undefined;
  let trouble: string | undefined;
  let running = Promise.resolve();
  let timer = setTimeout(beat, BEAT);
  let closed = false;
  state(unmigrated);

  async function drain(): Promise<void> {
    if (!isMigrated) await migrate(database);
    isMigrated = true;
    for (const file of await spool.sealed()) {
      const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
      const items = lines.map((line) => ({ line, told: toldOf(line) }));
      const good = items.filter((item): item is Item => item.told !== undefined);
      const bad = items.filter(({ told }) => !told).map(({ line }) => line);
      bad.push(...(await take(good)));
      if (bad.length > 0) {
        news({ setAside: bad.length, file: await spool.setAside(file, bad) });
      }
      await spool.drained(file);
    }
  }

  /** Puts lines into the database; returns those that it will never take. */
  async function take(items: readonly Item[]): Promise<string[]> {
    try {
      if (items.length <= BATCH) {
        await ingest(
          database,
          items.map(({ told }) => told),
        );
        return [];
      }
    } catch (error) {
      if (!database.isAboutData(error)) throw error;
      if (items.length === 1) return items.map(({ line }) => line);
    }
    const half = Math.ceil(items.length / 2);
    return [...(await take(items.slice(0, half))), ...(await take(items.slice(half)))];
  }

  /** One after another; the last one's error is the caller's. */
  function next(): Promise<void> {
    const drained = running.then(drain);
    running = drained.then(
      () => state(spool.trouble()),
      (error: unknown) => state(messageOf(database.explained(error))),
    );
    return drained;
  }

  function state(reason: string | undefined): void {
    const changed = (reason === undefined) !== (trouble === undefined);
    trouble = reason;
    if (changed) news(reason === undefined ? { ready: true } : { ready: false, reason });
  }

  function beat(): void {
    next().catch(() => undefined);
    void running.finally(() => {
      if (!closed) timer = setTimeout(beat, trouble === undefined ? BEAT : PAUSE);
    });
  }

  async function flush(): Promise<void> {
    // The first may only come to what waited already.
    await next();
    await next();
  }

  return {
    trouble: () => trouble,
    flush,
    async close() {
      closed = true;
      clearTimeout(timer);
      await flush().catch(() => undefined);
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
