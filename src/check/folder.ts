import { resolve } from 'node:path';
import { draftsIn } from '../publishing/folder.ts';
import type { Definition } from '../tree/definition.ts';
import type { Known } from '../tree/transfer.ts';
import { findingsOf, type CheckOptions } from './check.ts';
import type { Finding } from './finding.ts';

/** What the documents of a folder are checked among. */
export interface Surroundings {
  readonly settings: Readonly<Record<string, string>>;
  readonly builtIn?: readonly Definition[];
  readonly server?: Known;
}

/**
 * Checks the documents of a folder, or only some `files` of it, in the order of their names.
 * @throws {Error} when one of the files is no document of the folder.
 */
export async function checkFolder(
  folder: string,
  { settings, builtIn, server }: Surroundings,
  options: CheckOptions,
  files?: readonly string[],
): Promise<Finding[]> {
  const { drafts, neighbours } = await draftsIn(folder, settings, builtIn, server);
  const known = new Set(drafts.map(({ file }) => resolve(file)));
  const missing = files?.find((file) => !known.has(resolve(file)));
  if (missing !== undefined)
    throw new Error(`${missing} is no document: name a .yaml or .json file`);
  const wanted = files && new Set(files.map((file) => resolve(file)));
  return drafts
    .filter(({ file }) => wanted?.has(resolve(file)) ?? true)
    .flatMap(({ draft }) => findingsOf(draft, neighbours, options));
}
