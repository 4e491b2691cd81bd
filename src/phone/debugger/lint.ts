import type { Element } from '../document.ts';
import { elementsOf } from '../document.ts';
import type { Context } from './context.ts';
import type { Diagnosis } from './diagnosis.ts';
import { diagnose } from './diagnosis.ts';
import { elementRules } from './elements.ts';
import type { ElementRule } from '../../grammar/grammar.ts';
import { response } from '../../grammar/grammar.ts';
import { lintScope } from './scope.ts';
import { lintSequence } from './sequence.ts';
import { lintStructure } from './structure.ts';
import { lintValues } from './values.ts';

/** All that Twilio's debugger would log of a document and our advice, in the document's order. */
export function lint(root: Element, context: Context = {}): Diagnosis[] {
  if (root.name !== 'Response') return lintRoot(root, context);
  const found = [
    ...lintRoot(root, context),
    ...elementsOf(root).flatMap((verb) => lintVerb(verb, context)),
    ...lintSequence(root, context),
  ];
  return found.toSorted(byPlace);
}

/**
 * What is logged of a document as a whole: an error among it, and no verb is played.
 * Sources: https://www.twilio.com/docs/api/errors/12101, https://www.twilio.com/docs/api/errors/12102
 */
export function lintRoot(root: Element, context: Context = {}): Diagnosis[] {
  if (root.name !== 'Response') return [diagnose(12102, root, 'is the root, not <Response>')];
  return lintElement(root, response, undefined, context);
}

/** What is logged of one verb and all in it: an error among it, and the document fails there. */
export function lintVerb(verb: Element, context: Context = {}): Diagnosis[] {
  const rule = response.children.get(verb.name);
  if (rule === undefined) return [];
  return [...lintScope(verb, context.scope ?? 'call'), ...lintTree(verb, rule, undefined, context)];
}

/** What does not belong in its parent is logged there, and looked into no further. */
function lintTree(
  element: Element,
  rule: ElementRule,
  parent: Element | undefined,
  context: Context,
): Diagnosis[] {
  return [
    ...lintElement(element, rule, parent, context),
    ...elementsOf(element).flatMap((child) => {
      const inside = rule.children.get(child.name);
      return inside === undefined ? [] : lintTree(child, inside, element, context);
    }),
  ];
}

function lintElement(
  element: Element,
  rule: ElementRule,
  parent: Element | undefined,
  context: Context,
): Diagnosis[] {
  return [
    ...lintStructure(element, rule),
    ...lintValues(element, rule, parent, context),
    ...(elementRules.get(element.name)?.(element, context) ?? []),
  ];
}

function byPlace(one: Diagnosis, other: Diagnosis): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}
