import type { Element } from '../document.ts';
import { lintAddress } from './address.ts';
import { attributeRules } from './attributes.ts';
import type { Check } from './checks.ts';
import { checks } from './checks.ts';
import type { Context } from './context.ts';
import type { Diagnosis } from './diagnosis.ts';
import { diagnose } from './diagnosis.ts';
import type { AttributeType, ElementRule } from '../../grammar/grammar.ts';
import { meant } from './spelling.ts';

/** Attributes the SDK has as plain strings are told apart by name. */
const addresses = /^(action|url)$|Url$|Callback$/;
const methods = /^method$|(?<!payment)Method$/;

/** Lints the values of the attributes an element may have; others are the structure's matter. */
export function lintValues(
  element: Element,
  rule: ElementRule,
  parent: Element | undefined,
  context: Context,
): Diagnosis[] {
  return Object.entries(element.attributes).flatMap(([name, value]) => {
    const type = rule.attributes.get(name);
    if (type === undefined) return [];
    const [code, named] =
      attributeRules[`${parent?.name}>${element.name}`]?.[name] ??
      attributeRules[element.name]?.[name] ??
      [];
    if (named === undefined && addresses.test(name)) {
      return lintAddress(element, value, context, code);
    }
    const check = named === undefined ? checkOf(name, type) : checks[named];
    if (check === undefined || check.passes(value)) return [];
    const message = `has ${name}=${JSON.stringify(value)}, which is not ${check.expected}`;
    return [diagnose(code ?? 12200, element, message + hint(value, type))];
  });
}

function checkOf(name: string, type: AttributeType): Check | undefined {
  if (methods.test(name)) return checks.method;
  if (type.kind === 'boolean') return checks.boolean;
  if (type.kind === 'words') return oneOf(type);
  if (type.kind === 'string') return undefined;
  const { passes, expected } = checks.fromZero;
  return { passes: (value) => valuesOf(value, type).every(passes), expected };
}

function oneOf(type: AttributeType): Check {
  const { words } = type;
  return {
    passes: (value) => valuesOf(value, type).every((word) => words.has(word)),
    expected: words.size > 12 ? 'known to Twilio' : [...words].join(type.many ? ', ' : ' or '),
  };
}

function valuesOf(value: string, type: AttributeType): string[] {
  return type.many ? value.trim().split(/\s+/) : [value];
}

function hint(value: string, { words }: AttributeType): string {
  const word = words.size > 12 ? meant(value, words) : undefined;
  return word === undefined ? '' : `; "${word}" is`;
}
