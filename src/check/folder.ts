import { resolve } from 'node:path';
import { draftsIn } from '../publishing/folder.ts';
import type { Site } from '../site.ts';
import { findingsOf, type CheckOptions } from './check.ts';
import type { Finding } from './finding.ts';

/**
 * Checks the documents of a site's folder, or only some `files` of it, in the order of their names.
 * @throws {Error} when one of the files is no document of the folder.
 */
export async function checkFolder(
  site: Site,
  options: CheckOptions,
  files?: readonly string[],
): Promise<Finding[]> {
  const { drafts, neighbours } = await draftsIn(site);
  const known = new Set(drafts.map(({ file }) => resolve(file)));
  const missing = files?.find((file) => !known.has(resolve(file)));
  if (missing !== undefined)
    throw new Error(`${missing} is no document: name a .yaml or .json file`);
  const wanted = files && new Set(files.map((file) => resolve(file)));
  return drafts
    .filter(({ file }) => wanted?.has(resolve(file)) ?? true)
    .flatMap(({ draft }) => findingsOf(draft, neighbours, options));
}
