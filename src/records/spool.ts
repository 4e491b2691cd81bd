import { randomUUID } from 'node:crypto';
import { ftruncateSync, mkdirSync, renameSync, writeSync } from 'node:fs';
import { appendFile, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { lock } from './lock.ts';

/** Bytes after which the file that is written to is followed by another. */
const FULL = 1_000_000;

/** How many lines a disk that takes none leaves in memory. */
const MOST_HELD = 10_000;

/**
 * Lines on their way to the database, in files: what was written outlives the process, however it ends.
 * Each process has a folder of its own, whose lock tells whether it lives.
 */
export interface Spool {
  /** Takes a line, to be written with all that come in the same turn of the event loop. */
  readonly append: (line: string) => void;
  /** Resolves once every line is written that was taken; those the disk does not take are held in memory. */
  readonly written: () => Promise<void>;
  /**
   * Writes a line, and resolves once it is on the disk.
   * @throws {Error} when the disk does not take it; then it is not kept.
   */
  readonly keep: (line: string) => Promise<void>;
  /** Why lines are not taken; undefined when they are. */
  readonly trouble: () => string | undefined;
  /** How many lines found no place, not even in memory. */
  readonly lost: () => number;
  /** The files to be drained, oldest first: each is one batch. */
  readonly sealed: () => Promise<readonly string[]>;
  /** Lets go of a file that is drained. */
  readonly drained: (file: string) => Promise<void>;
  /** Keeps lines of a file that can't be drained, for a person to look at; returns where. */
  readonly setAside: (file: string, lines: readonly string[]) => Promise<string>;
  /** Takes over the files of processes that are no more. */
  readonly adopt: () => Promise<void>;
  /** Takes lines with a text out of what was set aside; tells whether a file to be drained has it too. */
  readonly forget: (text: string) => Promise<boolean>;
  /** Leaves what is not drained to the next process. */
  readonly close: () => Promise<void>;
}

/** Opens the spool of this process in the folder that all of them share. */
export async function openSpool(folder: string): Promise<Spool> {
  // By their names the files of all processes sort by age.
  const name = `${String(Date.now()).padStart(15, '0')}-${randomUUID()}`;
  const own = join(folder, name);
  const unlock = claim(folder, name);
  let files = 0;
  let current = await begin();
  let size = 0;
  let backlog: string[] = [];
  let held: string[] = [];
  let lost = 0;
  let trouble: string | undefined;
  let taken: string[] = [];
  let turn: Promise<void> | undefined;

  async function begin() {
    files += 1;
    const file = join(own, `${name}.${String(files).padStart(9, '0')}.jsonl`);
    return { file, handle: await open(file, 'ax') };
  }

  /** @throws {Error} when the disk does not take the line; then nothing of it is there. */
  function write(line: string): void {
    try {
      const { fd } = current.handle;
      const written = writeSync(fd, line);
      if (written < Buffer.byteLength(line)) {
        ftruncateSync(fd, size);
        throw new Error('the disk is full');
      }
      size += written;
    } catch (error) {
      trouble = `records can't be written: ${(error as Error).message}`;
      throw error;
    }
  }

  /** One write for all lines of a turn: each costs as much as a whole one. */
  function flush(): void {
    const lines = taken;
    taken = [];
    turn = undefined;
    if (lines.length === 0) return;
    try {
      write(lines.join(''));
    } catch {
      const room = Math.max(0, MOST_HELD - held.length);
      held.push(...lines.slice(0, room));
      lost += Math.max(0, lines.length - room);
    }
  }

  function retry(): void {
    const lines = held;
    let done = 0;
    try {
      for (; done < lines.length; done += 1) write(lines[done] ?? '');
    } catch {
      // The disk is as it was.
    }
    held = lines.slice(done);
  }

  return {
    append(line) {
      taken.push(line);
      turn ??= setImmediate().then(flush);
    },
    written: () => turn ?? Promise.resolve(),
    async keep(line) {
      flush();
      write(line);
      await current.handle.datasync();
    },
    trouble: () => trouble,
    lost: () => lost,
    async sealed() {
      trouble = undefined;
      flush();
      retry();
      // Batches grow while the database takes none, rather than their number.
      if (size >= FULL || (size > 0 && backlog.length === 0)) {
        const next = await begin();
        const { file, handle } = current;
        current = next;
        size = 0;
        backlog.push(file);
        // Waits for what is still on its way to the disk.
        await handle.close();
      }
      return [...backlog];
    },
    async drained(file) {
      await rm(file, { force: true });
      backlog = backlog.filter((other) => other !== file);
    },
    async setAside(file, lines) {
      const path = join(folder, `${basename(file)}.corrupt`);
      await appendFile(path, lines.map((line) => `${line}\n`).join(''));
      return path;
    },
    async adopt() {
      for (const other of await spoolsIn(folder)) {
        const unlockOther = other === name ? undefined : lock(join(folder, other, 'lock'));
        if (!unlockOther) continue;
        for (const file of await segmentsIn(join(folder, other))) {
          await rename(join(folder, other, file), join(own, file));
          backlog.push(join(own, file));
        }
        // Another may be looking at it.
        await rm(join(folder, other), { recursive: true, force: true, maxRetries: 5 });
        unlockOther();
      }
      backlog = backlog.toSorted();
    },
    async forget(text) {
      flush();
      for (const file of await readdir(folder)) {
        if (!file.endsWith('.corrupt')) continue;
        const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
        await writeFile(
          join(folder, file),
          lines.filter((line) => !line.includes(text)).join('\n'),
        );
      }
      for (const other of await spoolsIn(folder)) {
        for (const file of await segmentsIn(join(folder, other))) {
          if ((await textOf(join(folder, other, file))).includes(text)) return true;
        }
      }
      return false;
    },
    async close() {
      flush();
      await current.handle.close();
      if (size === 0 && backlog.length === 0) await rm(own, { recursive: true, force: true });
      unlock();
    },
  };
}

/** Makes the folder of a spool; nobody sees it before its lock is taken. */
function claim(folder: string, name: string): () => void {
  const hidden = join(folder, `.${name}`);
  mkdirSync(hidden, { recursive: true });
  const unlock = lock(join(hidden, 'lock'));
  if (!unlock) throw new Error(`${hidden} can't be locked`);
  renameSync(hidden, join(folder, name));
  return unlock;
}

/** The names of the spools in a folder, oldest first. */
async function spoolsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted();
}

/** The names of a spool's files, oldest first; none when it is gone. */
async function segmentsIn(spool: string): Promise<string[]> {
  const names = await readdir(spool).catch(() => []);
  return names.filter((name) => name.endsWith('.jsonl')).toSorted();
}

/** What a file holds; nothing when it is gone. */
async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
