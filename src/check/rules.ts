import { DEMANDS } from './demands.ts';
import { graphRules } from './graph/rules.ts';
import { keyRules } from './keys/rules.ts';
import { lineRules } from './lines/rules.ts';
import type { Demand, Rule } from './rule.ts';
import { wordingRules } from './wording/rules.ts';

/** Every rule that a tree is checked by. */
export const RULES: readonly Rule[] = [...graphRules, ...keyRules, ...wordingRules, ...lineRules];

/** Everything that a document is checked for: the table of rules. */
export const TABLE: readonly Demand[] = [...Object.values(DEMANDS), ...RULES];
