import { once } from 'node:events';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { watch } from 'chokidar';
import type { Complaint } from '../document/complaint.ts';
import {
  draftOf,
  readingOf,
  type Draft,
  type Neighbours,
  type Reading,
} from '../document/document.ts';
import type { Definition } from '../tree/definition.ts';
import type { Known } from '../tree/transfer.ts';

/** One document of a folder, and what reading it gave. */
export type Found = Reading & { readonly file: string };

const DOCUMENT = /\.(ya?ml|json)$/;

const TABLE = /\.csv$/;

/** Bytes of the largest file that is read. */
const LARGEST = 2_097_152;

/** The documents of a folder, each on its own, and what stands beside them. */
export interface Drafts {
  readonly drafts: readonly { readonly file: string; readonly draft: Draft }[];
  readonly neighbours: Neighbours;
}

/**
 * Reads every document in a folder, in the order of their names, with the tables beside them; a
 * missing folder holds none. They may use each other, and the trees that are `builtIn`.
 */
export async function readFolder(
  folder: string,
  settings: Readonly<Record<string, string>>,
  builtIn: readonly Definition[] = [],
  server?: Known,
): Promise<Found[]> {
  return readingsOf(await draftsIn(folder, settings, builtIn, server));
}

/** What the documents of a folder come to among each other. */
export function readingsOf({ drafts, neighbours }: Drafts): Found[] {
  return drafts.map(({ file, draft }) => ({ file, ...readingOf(draft, neighbours) }));
}

/** Reads the documents of a folder as far as that can be done without each other. */
export async function draftsIn(
  folder: string,
  settings: Readonly<Record<string, string>>,
  builtIn: readonly Definition[] = [],
  server?: Known,
): Promise<Drafts> {
  const texts = await filesOf(folder);
  const files = new Map([...texts].filter(([name]) => TABLE.test(name)));
  const drafts = [...texts]
    .filter(([name]) => DOCUMENT.test(name))
    .map(([name, text]) => {
      const file = join(folder, name);
      return { file, draft: draftOf(file, text, { settings, files }) };
    });
  const written = drafts.flatMap(({ draft: { tree } }) => (tree ? [tree] : []));
  const trees = new Map([...builtIn, ...written].map((tree) => [tree.name, tree]));
  return { drafts, neighbours: { settings, files, trees, ...(server && { server }) } };
}

/** The texts of a folder's documents and tables by name, in the order of their names. */
async function filesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const texts = names
    .filter((name) => DOCUMENT.test(name) || TABLE.test(name))
    .toSorted()
    .map(async (name) => [name, await textOf(join(folder, name))] as const);
  return new Map(await Promise.all(texts));
}

/** What is too large to be a tree is read only as far as it takes to say so. */
async function textOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST), 0, LARGEST, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
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
