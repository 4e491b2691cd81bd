import { PromptError } from '../prompt/fault.ts';
import type { Notation } from '../prompt/notation.ts';
import { compilePrompt, type Prompt } from '../prompt/prompt.ts';
import type { Scope } from '../prompt/scope.ts';
import type { Element, Verb } from '../twiml/verb.ts';
import type { Fill } from './comparison.ts';
import type { Definition } from './definition.ts';
import { tagOf } from './language.ts';
import type { Call } from './state.ts';

/** Elements whose text is a number to be rung, which may be one that the call remembers. */
export const DIALLED: ReadonlySet<string> = new Set<Element['kind']>(['dial', 'number']);

/** A text with variables, and how their values are written in it. */
export interface Template {
  readonly text: string;
  readonly notation: Notation;
}

/** A tree's texts with variables, ready to be filled in. */
export type Wording = (template: Template) => Prompt | undefined;

/** Compiles texts with variables, once. @throws {PromptError} when one can't be filled in. */
export function wordingOf(templates: readonly Template[]): Wording {
  const prompts = new Map<string, Prompt>();
  const key = ({ text, notation }: Template) => `${notation} ${text}`;
  for (const template of templates) {
    prompts.set(key(template), compilePrompt(template.text, template.notation));
  }
  return (template) => prompts.get(key(template));
}

/** Whether a text depends on the call. */
export const isTemplate = (text: string): boolean => /\{[{%]/.test(text);

/** Elements in which values are not written as words: all others have texts to be spoken, or names. */
const NOTATION: Readonly<Record<string, Notation>> = {
  play: 'address',
  redirect: 'address',
  sip: 'address',
  uri: 'address',
  task: 'json',
  raw: 'xml',
};

/** Attributes that hold an address. */
const ADDRESS = /(action|url|callback)$/i;

/** The texts of elements that hold variables: what stands in them, and their attributes. */
export function templatesOf(elements: readonly Element[]): Template[] {
  const found: Template[] = [];
  for (const element of elements) {
    withTexts(element, (template) => {
      if (isTemplate(template.text)) found.push(template);
      return template.text;
    });
  }
  return found;
}

/** Verbs with their variables filled in. */
export function worded(
  verbs: readonly Verb[],
  wording: Wording,
  tree: Speaking,
  call: Call,
): readonly Verb[] {
  const scope = scopeOf(tree, call);
  return verbs.map((verb) =>
    withTexts(verb, (template) => wording(template)?.render(scope) ?? template.text),
  );
}

/** Fills in the texts of conditions, by the call that they are asked about. */
export function fillingOf(wording: Wording, tree: Speaking): (call: Call) => Fill {
  return (call) => (text) =>
    isTemplate(text) ? valueOf(text, wording, scopeOf(tree, call)) : text;
}

/** A value with its variables filled in; undefined when one of them is not known. */
export function valueOf(text: string, wording: Wording, scope: Scope): string | undefined {
  try {
    return wording({ text, notation: 'words' })?.render(scope) ?? text;
  } catch (error) {
    if (error instanceof PromptError) return undefined;
    throw error;
  }
}

/** An element with other texts in it and in its attributes; they are told what they stand in. */
export function withTexts<E extends Element>(
  element: E,
  other: (template: Template, kind: string) => string,
): E {
  const parts: readonly (string | Element)[] = element.content;
  const notation = NOTATION[element.kind] ?? 'words';
  const attributes = Object.entries(element.attributes).map(([name, value]: [string, unknown]) => {
    if (typeof value !== 'string') return [name, value];
    return [name, other({ text: value, notation: ADDRESS.test(name) ? 'address' : 'words' }, name)];
  });
  return {
    ...element,
    attributes: Object.fromEntries(attributes),
    content: parts.map((part) =>
      typeof part === 'string'
        ? other({ text: part, notation }, element.kind)
        : withTexts(part, other),
    ),
  };
}

/** Where a tree's prompts are spoken. */
type Speaking = Pick<Definition, 'language' | 'languages' | 'zone'>;

/** What texts can speak of in a call. */
export function scopeOf(
  tree: Speaking,
  { event, vars, language }: Pick<Call, 'event' | 'vars' | 'language'>,
): Scope {
  const { from, to, details, now } = event;
  return {
    call: { ...details, from, to },
    vars,
    now,
    language: tagOf(tree, language),
    ...(tree.zone !== undefined && { zone: tree.zone }),
  };
}
