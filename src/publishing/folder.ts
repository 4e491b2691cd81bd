import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { watch } from 'chokidar';
import type { Complaint } from '../document/complaint.ts';
import { readDocument, type Reading } from '../document/document.ts';
import type { Known } from '../tasks/task-faults.ts';

/** One document of a folder, and what reading it gave. */
export type Found = Reading & { readonly file: string };

const DOCUMENT = /\.(ya?ml|json)$/;

/** Reads every document in a folder, in the order of their names; a missing folder holds none. */
export async function readFolder(
  folder: string,
  settings: Readonly<Record<string, string>>,
  tasks?: Known,
): Promise<Found[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return Promise.all(
    names
      .filter((name) => DOCUMENT.test(name))
      .toSorted()
      .map(async (name) => {
        const file = join(folder, name);
        return { file, ...readDocument(file, await readFile(file, 'utf8'), settings, tasks) };
      }),
  );
}

/** Tells of every change in a folder from now on, once it is over; returns what ends that. */
export async function watchFolder(
  folder: string,
  changed: () => void,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, {
    depth: 0,
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 },
  });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(changed, 40);
  });
  await once(watcher, 'ready');
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}

/** All complaints about a folder's documents. */
export function complaintsOf(found: readonly Found[]): Complaint[] {
  return found.flatMap(({ complaints }) => [...complaints]);
}
