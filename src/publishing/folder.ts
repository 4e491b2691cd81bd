import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Complaint } from '../document/complaint.ts';
import { draftOf, readingOf, type Neighbours, type Reading } from '../document/document.ts';
import { withRivals, type Drafted } from '../document/rivals.ts';
import { builtIn } from '../machines/built-in.ts';
import { settingsOf, type Site } from '../site.ts';

/** One document of a folder, and what reading it gave. */
export type Found = Reading & { readonly file: string };

const DOCUMENT = /\.(ya?ml|json)$/;

const TABLE = /\.csv$/;

/** Bytes of the largest file that is read. */
const LARGEST = 2_097_152;

/** The documents of a folder, each on its own, and what stands beside them. */
export interface Drafts {
  readonly drafts: readonly Drafted[];
  readonly neighbours: Neighbours;
}

/**
 * Reads every document of a site's folder, in the order of their names, with the tables beside them; a
 * missing folder holds none. They may use each other, and the trees that are built in.
 */
export async function readFolder(site: Site): Promise<Found[]> {
  const { drafts, neighbours } = await draftsIn(site);
  return drafts.map(({ file, draft }) => ({ file, ...readingOf(draft, neighbours) }));
}

/** Reads the documents of a folder as far as that can be done without each other. */
export async function draftsIn(site: Site): Promise<Drafts> {
  const { folder, server } = site;
  const settings = settingsOf(site);
  const texts = await filesOf(folder);
  const files = new Map([...texts].filter(([name]) => TABLE.test(name)));
  const drafts = withRivals(
    [...texts]
      .filter(([name]) => DOCUMENT.test(name))
      .map(([name, text]) => {
        const file = join(folder, name);
        return { file, draft: draftOf(file, text, { settings, files }) };
      }),
  );
  const ours = builtIn(site).map(({ definition }) => definition);
  const written = drafts.flatMap(({ draft: { tree } }) => (tree ? [tree] : []));
  const trees = new Map([...ours, ...written].map((tree) => [tree.name, tree]));
  return { drafts, neighbours: { settings, files, trees, ...(server && { server }) } };
}

/** The texts of a folder's documents and tables by name, in the order of their names. */
async function filesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch(gone);
  const texts = (names ?? [])
    // Editors keep files of their own beside those that they change, such as .#acme.yaml.
    .filter((name) => !name.startsWith('.') && (DOCUMENT.test(name) || TABLE.test(name)))
    .toSorted()
    .map(async (name) => [name, await textOf(join(folder, name)).catch(gone)] as const);
  const found = await Promise.all(texts);
  return new Map(found.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
}

/** What is too large to be a tree is read only as far as it takes to say so; a folder is no text. */
async function textOf(path: string): Promise<string | undefined> {
  if (!(await stat(path)).isFile()) return undefined;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST), 0, LARGEST, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What went away between looking and reading is not there. */
function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/** All complaints about a folder's documents. */
export function complaintsOf(found: readonly Found[]): Complaint[] {
  return found.flatMap(({ complaints }) => [...complaints]);
}
