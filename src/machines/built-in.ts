import type { PhoneTree } from '../tree/phone-tree.ts';
import { acme } from './acme.ts';
import { waiting } from './waiting.ts';

/** The trees in TypeScript; a document of the same name takes a tree's place. */
export const builtIn = (settings: { receptionNumber: string }): PhoneTree[] => [
  acme(settings),
  waiting(),
];
