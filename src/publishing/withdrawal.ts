import { complaintOf, complaintText } from '../document/complaint.ts';
import type { Lineup } from './lineup.ts';
import { namedBy } from './named.ts';

/** Trees that are taken away although others lead to them, by the document each was in. */
export function withdrawals(lineup: Lineup, defaultTree: string): Map<string, string[]> {
  const { documents, kept, builtIn: ours, leaving } = lineup;
  const live = [...documents.map(({ draft }) => draft), ...kept].flatMap(({ tree }) => tree ?? []);
  const leads = [...live, ...ours].flatMap((tree) =>
    [...namedBy(tree)].map((name) => [name, `"${tree.name}" leads to it`] as const),
  );
  const reasons = new Map([...leads, [defaultTree, 'PHONE_TREE names it']]);
  const found = new Map<string, string[]>();
  for (const { file, name } of leaving) {
    const reason = reasons.get(name);
    if (reason === undefined) continue;
    const message = `The tree "${name}" can't be taken away, since ${reason}: put it back, or see to that first.`;
    const document = documents.find((each) => each.file === file);
    const complaint =
      document?.draft.source.at(['name'], message) ?? complaintOf(file, 1, 1, message, '');
    found.set(file, [complaintText(complaint)]);
  }
  return found;
}
