import { corrections } from './corrections.ts';
import table from './twiml-table.json' with { type: 'json' };

/** What an attribute may be; `words` are the values of a list, several of them if `many`. */
export interface AttributeType {
  kind: 'string' | 'number' | 'boolean' | 'words';
  words: ReadonlySet<string>;
  many: boolean;
}

/** What an element may hold. */
export interface ElementRule {
  tag: string;
  text: boolean;
  attributes: ReadonlyMap<string, AttributeType>;
  /** The rules of its children, by tag. */
  children: ReadonlyMap<string, ElementRule>;
}

interface ElementEntry {
  tag?: string;
  text?: boolean;
  children?: string;
  attributes?: Readonly<Record<string, string>>;
}

interface GrowingRule extends ElementRule {
  children: Map<string, ElementRule>;
}

const elements: Readonly<Record<string, ElementEntry>> = table.elements;
const lists: Readonly<Record<string, string | readonly string[]>> = table.lists;

/**
 * The rule of `<Response>`, and through it of every element of voice TwiML.
 * Source: https://www.twilio.com/docs/voice/twiml
 */
export const response: ElementRule = ruleOf('Response', new Map());

/** Elements can hold themselves, so a rule is known before its children are. */
function ruleOf(name: string, known: Map<string, ElementRule>): ElementRule {
  const found = known.get(name);
  if (found !== undefined) return found;
  const { tag = name, text = false, children = '', attributes = {} } = elements[name] ?? {};
  const own = corrections.filter((correction) => correction.of === name);
  const added = own.flatMap((correction) => Object.entries(correction.attributes ?? {}));
  const rule: GrowingRule = {
    tag,
    text,
    attributes: new Map(
      [...Object.entries(attributes), ...added].map(([key, type]) => [key, typeOf(type)]),
    ),
    children: new Map(),
  };
  known.set(name, rule);
  const without = new Set(own.flatMap((correction) => correction.without ?? []));
  for (const child of wordsOf(children)) {
    const inside = ruleOf(child, known);
    if (!without.has(child)) rule.children.set(inside.tag, inside);
  }
  return rule;
}

function typeOf(text: string): AttributeType {
  const many = text.endsWith('[]');
  const name = text.replace('[]', '');
  const kind = name === 'string' || name === 'number' || name === 'boolean' ? name : 'words';
  const added = corrections.flatMap(({ of, values = [] }) => (of === name ? values : []));
  return { kind, many, words: new Set([...wordsOf(lists[name] ?? ''), ...added]) };
}

function wordsOf(text: string | readonly string[]): string[] {
  return [text].flat().join(' ').split(' ').filter(Boolean);
}
