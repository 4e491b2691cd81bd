import { receptionOf, type Site } from '../site.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import { acme } from './acme.ts';
import { waiting } from './waiting.ts';

/**
 * The trees in TypeScript that are part of a site; a document of the same name takes a tree's place.
 * They are ACME's: where nobody is at its reception, they are there only if it answers by default.
 */
export function builtIn(site: Pick<Site, 'receptionNumber' | 'defaultTree'>): PhoneTree[] {
  const trees = [acme({ receptionNumber: receptionOf(site) }), waiting()];
  const isDefault = trees.some(({ name }) => name === site.defaultTree);
  return site.receptionNumber !== undefined || isDefault ? trees : [];
}
