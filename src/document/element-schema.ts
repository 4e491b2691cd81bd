import { Type, type TProperties, type TSchema } from 'typebox';
import { response, type AttributeType, type ElementRule } from '../grammar/grammar.ts';

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

/** A schema for each element, by name, to be referred to. */
export function elementSchemas(): TProperties {
  const rules = [...names].filter(([rule]) => rule !== response);
  return Object.fromEntries(rules.map(([rule, each]) => [each, elementSchema(rule)]));
}

/** The verbs that may stand in a state, each under its kind. */
export function verbSchemas(): TProperties {
  return childSchemas(response);
}

/** The kinds of verbs that are whole by themselves: `hangup`, `pause`. */
export function bareVerbs(): string[] {
  return [...response.children.values()]
    .filter(({ text, children }) => !text && children.size === 0)
    .map(({ tag }) => kindOf(tag));
}

function childSchemas({ children }: ElementRule): TProperties {
  return Object.fromEntries(
    [...children.values()].map((child) => {
      const description = `TwiML's <${child.tag}>: https://www.twilio.com/docs/voice/twiml`;
      return [
        kindOf(child.tag),
        Type.Optional(Type.Ref(names.get(child) ?? child.tag, { description })),
      ];
    }),
  );
}

/** An element is written as its content alone, or as its attributes and `content`, or as nothing. */
function elementSchema(rule: ElementRule): TSchema {
  const content = contentSchemas(rule);
  const attributes = [...rule.attributes].map(([key, type]): [string, TSchema] => [
    key,
    Type.Optional(valueSchema(type)),
  ]);
  const inside: [string, TSchema][] =
    content.length > 0 ? [['content', Type.Optional(Type.Union(content))]] : [];
  const languages = TRANSLATED.has(kindOf(rule.tag))
    ? { patternProperties: { [LANGUAGE]: Type.Union(content, { description: TRANSLATION }) } }
    : {};
  return Type.Union([
    ...content,
    Type.Object(Object.fromEntries([...attributes, ...inside]), {
      additionalProperties: false,
      ...languages,
    }),
    Type.Null(),
  ]);
}

/** Text, a list of what may stand inside, or both. */
function contentSchemas(rule: ElementRule): TSchema[] {
  const text = rule.text ? [Type.String()] : [];
  if (rule.children.size === 0) return text;
  const child = Type.Object(childSchemas(rule), {
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
  });
  return [...text, Type.Array(Type.Union([child, ...text]))];
}

function valueSchema({ kind, words, many }: AttributeType): TSchema {
  // Twilio adds voices and languages faster than its SDK, so that other words are let through.
  const value =
    kind === 'number'
      ? Type.Number()
      : kind === 'boolean'
        ? Type.Boolean()
        : kind === 'words'
          ? Type.Union([Type.Enum([...words]), Type.String()])
          : Type.String();
  return many ? Type.Array(value) : value;
}
