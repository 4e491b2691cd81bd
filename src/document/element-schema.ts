import { Type, type TProperties, type TSchema } from 'typebox';
import { response, type AttributeType, type ElementRule } from '../grammar/grammar.ts';
import { ELEMENT_TEXT, SHARED_TEXT } from './element-text.ts';
import { closed, optional, started } from './field.ts';

/** The elements whose content may be written in each of a tree's languages. */
export const TRANSLATED: ReadonlySet<string> = new Set(['say', 'play']);

/** How a tree's languages are named: `en`, or `es-MX`. */
export const LANGUAGE = '^[a-z]{2}(-[A-Z]{2})?$';

const TRANSLATION = 'What is heard in this language of the tree.';

/** The name by which a tree knows an element of TwiML: `say-as` is `sayAs`, `Say` is `say`. */
function kindOf(tag: string): string {
  const name = tag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The rules of TwiML's elements by name; where two have one tag, the second takes its parent's too. */
const names = new Map<ElementRule, string>();
name(response, '');

function name(rule: ElementRule, parent: string): void {
  if (names.has(rule)) return;
  const taken = [...names.values()].includes(rule.tag);
  names.set(rule, taken ? parent + rule.tag : rule.tag);
  for (const child of rule.children.values()) name(child, rule.tag);
}

/** A schema for each element, by name, in the order in which operators meet them. */
export function elementSchemas(): TProperties {
  const rules = inOrder([...names.keys()].filter((rule) => rule !== response));
  return Object.fromEntries(rules.map((rule) => [nameOf(rule), elementSchema(rule)]));
}

function inOrder(rules: readonly ElementRule[]): ElementRule[] {
  const order = Object.keys(ELEMENT_TEXT);
  return rules.toSorted((a, b) => order.indexOf(nameOf(a)) - order.indexOf(nameOf(b)));
}

function nameOf(rule: ElementRule): string {
  return names.get(rule) ?? rule.tag;
}

/** The verbs that may stand in a state, each under its kind. */
export function verbSchemas(): TProperties {
  const bare = new Set(bareRules());
  return childSchemas(response, (child) => {
    const reference = referenceTo(child);
    // Editors offer these by their names alone, which is the shortest way to write them; in some a
    // reference may have nothing beside it.
    return bare.has(child)
      ? Type.Intersect([reference], { title: kindOf(child.tag), doNotSuggest: true })
      : reference;
  });
}

/** The kinds of verbs that are whole by themselves: `hangup`, `pause`. */
export function bareVerbs(): TSchema {
  const rules = bareRules();
  return Type.Enum(
    rules.map(({ tag }) => kindOf(tag)),
    {
      title: 'a verb by its name',
      enumDescriptions: rules.map(({ tag }) => ELEMENT_TEXT[tag]?.about ?? ''),
    },
  );
}

function bareRules(): ElementRule[] {
  return [...response.children.values()].filter(
    ({ text, children }) => !text && children.size === 0,
  );
}

function childSchemas(
  { children }: ElementRule,
  schemaOf: (child: ElementRule) => TSchema = referenceTo,
): TProperties {
  return Object.fromEntries(
    inOrder([...children.values()]).map((child) => [kindOf(child.tag), optional(schemaOf(child))]),
  );
}

function referenceTo(rule: ElementRule): TSchema {
  return Type.Ref(nameOf(rule));
}

/** An element is written as its content alone, or as its attributes and `content`, or as nothing. */
function elementSchema(rule: ElementRule): TSchema {
  const called = nameOf(rule);
  const { about = '', page = '', attributes: texts = {} } = ELEMENT_TEXT[called] ?? {};
  const content = contentSchemas(rule);
  const order = [...Object.keys(texts), ...Object.keys(SHARED_TEXT)];
  const attributes = [...rule.attributes]
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([key, type]): [string, TSchema] => [
      key,
      optional(valueSchema(type, texts[key] ?? SHARED_TEXT[key] ?? '')),
    ]);
  const inside: [string, TSchema][] =
    content.length > 0
      ? [['content', optional(Type.Union(content, { description: texts['content'] ?? '' }))]]
      : [];
  const languages = TRANSLATED.has(kindOf(rule.tag))
    ? { patternProperties: { [LANGUAGE]: Type.Union(content, { description: TRANSLATION }) } }
    : {};
  const parent = called.slice(0, -rule.tag.length);
  return Type.Union(
    [
      ...content,
      Type.Object(Object.fromEntries([...attributes, ...inside]), { ...closed, ...languages }),
      Type.Null(),
    ],
    {
      title: kindOf(rule.tag) + (parent && ` in ${kindOf(parent)}`),
      description: `${about} https://www.twilio.com/docs/${page}`,
    },
  );
}

/** Text, a list of what may stand inside, or both. */
function contentSchemas(rule: ElementRule): TSchema[] {
  const text = rule.text ? [Type.String()] : [];
  if (rule.children.size === 0) return text;
  const child = Type.Object(childSchemas(rule), {
    ...closed,
    minProperties: 1,
    maxProperties: 1,
  });
  return [...text, Type.Array(Type.Union([child, ...text]))];
}

function valueSchema({ kind, words, many }: AttributeType, description: string): TSchema {
  const said = many ? {} : { description };
  // Twilio adds voices and languages faster than its SDK, so that other words are let through.
  const value =
    kind === 'number'
      ? Type.Number({ ...said, ...started(1) })
      : kind === 'boolean'
        ? Type.Boolean(said)
        : kind === 'words'
          ? Type.Union([Type.Enum([...words]), Type.String()], said)
          : Type.String(said);
  return many ? Type.Array(value, { description }) : value;
}
