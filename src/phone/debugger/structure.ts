import type { Element } from '../document.ts';
import { elementsOf } from '../document.ts';
import type { Code } from './codes.ts';
import type { Diagnosis } from './diagnosis.ts';
import { diagnose } from './diagnosis.ts';
import type { ElementRule } from '../../grammar/grammar.ts';
import { response } from '../../grammar/grammar.ts';
import { meant } from './spelling.ts';
import { ownText } from './text.ts';

/** Elements that log what does not belong in them with a code of their own. */
const misplaced: ReadonlyMap<string, Code> = new Map<string, Code>([
  ['Gather', 13320],
  ['Dial', 13215],
  ['Start', 14300],
  ['Stop', 14300],
]);

/**
 * Lints what stands in an element: attributes and text, and children that do not belong.
 * Source: https://www.twilio.com/docs/api/errors/12200
 */
export function lintStructure(element: Element, rule: ElementRule): Diagnosis[] {
  return [
    ...Object.keys(element.attributes).flatMap((name) => lintAttribute(element, rule, name)),
    ...(rule.text ? [] : lintText(element)),
    ...elementsOf(element).flatMap((child) => lintChild(element, rule, child)),
  ];
}

function lintAttribute(element: Element, rule: ElementRule, name: string): Diagnosis[] {
  if (rule.attributes.has(name) || /^(xmlns|xsi)(:|$)/.test(name)) return [];
  const known = meant(name, rule.attributes.keys());
  const hint = known === undefined ? '' : `, but "${known}"`;
  return [diagnose(12200, element, `has no attribute "${name}"${hint}`)];
}

function lintText(element: Element): Diagnosis[] {
  const text = ownText(element);
  if (text === '') return [];
  const begin = JSON.stringify(text.slice(0, 20));
  return [diagnose(12200, element, `cannot hold ${begin}: text does not belong there`)];
}

function lintChild(parent: Element, rule: ElementRule, child: Element): Diagnosis[] {
  if (rule.children.has(child.name)) return [];
  const known = meant(child.name, rule.children.keys());
  const home = homes.get(child.name);
  const hint =
    known !== undefined ? `, <${known}> is` : home === undefined ? '' : `, but in <${home}>`;
  const code = misplaced.get(parent.name) ?? 12200;
  return [diagnose(code, child, `is not allowed in <${parent.name}>${hint}`)];
}

/** The outermost element each element may stand in. */
const homes = homesOf(response);

function homesOf(root: ElementRule): Map<string, string> {
  const homes = new Map<string, string>();
  const rules = new Set([root]);
  // A set takes what is added while it is gone through, so this goes from the outside in.
  for (const rule of rules) {
    for (const [tag, child] of rule.children) {
      rules.add(child);
      if (!homes.has(tag)) homes.set(tag, rule.tag);
    }
  }
  return homes;
}
