import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { complaintText } from '../document/complaint.ts';
import { readDocument, readingOf } from '../document/document.ts';
import { builtIn } from '../machines/built-in.ts';
import { draftsIn } from '../publishing/folder.ts';
import { siteFrom } from '../site.ts';
import { definePhoneTree, type PhoneTree } from '../tree/phone-tree.ts';

/**
 * The tree of a document, which may use those beside it, or the one of a name in TREES_DIR.
 * @throws {Error} with every complaint, or the names there are.
 */
export async function readTree(named: string): Promise<PhoneTree> {
  const site = { ...siteFrom(process.env), server: undefined };
  const isFile = existsSync(named);
  const { drafts, neighbours } = await draftsIn(
    isFile ? { ...site, folder: dirname(named) } : site,
  );
  const draft = drafts.find((each) => each.draft.tree?.name === named)?.draft;
  // Two versions of a document may stand beside each other, and be called as no document is.
  const reading = isFile
    ? readDocument(named, readFileSync(named, 'utf8'), neighbours)
    : draft && readingOf(draft, neighbours);
  if (reading) {
    const { tree, complaints } = reading;
    if (!tree) throw new Error(complaints.map(complaintText).join('\n'));
    return definePhoneTree(tree);
  }
  const ours = builtIn(site);
  const own = ours.find(({ name }) => name === named);
  if (own) return own;
  const names = [...drafts.flatMap((each) => each.draft.tree ?? []), ...ours];
  throw new Error(
    `There is no file "${named}", and no tree of that name: ${[...new Set(names.map(({ name }) => name))].join(', ')}`,
  );
}
