import { basename } from 'node:path';
import type { Finding } from '../check/finding.ts';
import { told } from '../document/complaint.ts';
import type { Draft, Neighbours } from '../document/document.ts';
import { faultsOf } from '../tree/faults.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import type { Known } from '../tree/transfer.ts';
import type { Drafts } from './folder.ts';

/** The rules' errors that keep a document from going live, each as a compiler writes it. */
export async function errorsIn(draft: Draft, neighbours: Neighbours, now: Date): Promise<string[]> {
  const { findingsOf, findingText } = await checker();
  const errors = findingsOf(draft, neighbours, { now }).filter(
    ({ severity }) => severity === 'error',
  );
  return told(errors).map(findingText);
}

/** What keeps a tree in TypeScript from going live. */
export async function wrongWith(
  tree: PhoneTree,
  server: Known | undefined,
  now: Date,
): Promise<string[]> {
  const faults = faultsOf(tree.definition, server).map(({ message }) => message);
  if (faults.length > 0)
    return faults.map((message) => `${tree.name}, which is built in: ${message}`);
  const { checkTree } = await checker();
  return checkTree(tree, now)
    .filter(({ demand: { severity } }) => severity === 'error')
    .map(
      ({ demand: { id, severity }, message }) =>
        `${tree.name}, which is built in: ${severity} ${id} ${message}`,
    );
}

/** What the checker says of a document, found by its tree's name or its file's; undefined without one. */
export async function findingsIn(
  { drafts, neighbours }: Drafts,
  name: string,
  now: Date,
): Promise<Finding[] | undefined> {
  const found = drafts.find(
    ({ file, draft }) => draft.tree?.name === name || basename(file).replace(/\.\w+$/, '') === name,
  );
  if (!found) return undefined;
  const { findingsOf } = await checker();
  return findingsOf(found.draft, neighbours, { now });
}

/** Loaded only where there is something new to check, so that a start with known trees is quick. */
async function checker() {
  const [{ checkTree, findingsOf }, { findingText }] = await Promise.all([
    import('../check/check.ts'),
    import('../check/finding.ts'),
  ]);
  return { checkTree, findingsOf, findingText };
}
