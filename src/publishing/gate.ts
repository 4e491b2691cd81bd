import { basename } from 'node:path';
import type { Finding } from '../check/finding.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import type { Drafts } from './folder.ts';

/** A tree that is to go live. */
interface Candidate {
  readonly tree: PhoneTree;
  /** Its document; undefined for a tree in TypeScript. */
  readonly file: string | undefined;
}

/** The errors that keep trees from going live, each as a compiler writes it. */
export async function errorsIn(
  candidates: readonly Candidate[],
  { drafts, neighbours }: Drafts,
  now: Date,
): Promise<string[]> {
  if (candidates.length === 0) return [];
  const { checkTree, findingsOf, findingText } = await checker();
  return candidates.flatMap(({ tree, file }) => {
    const draft = drafts.find((each) => each.file === file)?.draft;
    const errors = draft
      ? findingsOf(draft, neighbours, { now }).map((finding) => ({
          severity: finding.severity,
          text: findingText(finding),
        }))
      : checkTree(tree, now).map(({ demand: { id, severity }, message }) => ({
          severity,
          text: `${tree.name}: ${severity} ${id} ${message}`,
        }));
    return errors.filter(({ severity }) => severity === 'error').map(({ text }) => text);
  });
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
