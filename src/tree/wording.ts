import { PromptError } from '../prompt/fault.ts';
import type { Notation } from '../prompt/notation.ts';
import { compilePrompt, type Prompt } from '../prompt/prompt.ts';
import type { Scope } from '../prompt/scope.ts';
import { filledIn } from '../twiml/filling.ts';
import { isTemplate, withTexts } from '../twiml/texts.ts';
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
    withTexts(element, (text, place) => {
      if (isTemplate(text)) found.push({ text, notation: notationOf(place) });
      return text;
    });
  }
  return found;
}

/** How values are written in an element, or an attribute. */
function notationOf(place: string): Notation {
  return NOTATION[place] ?? (ADDRESS.test(place) ? 'address' : 'words');
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
    filledIn(verb, (text, place) => {
      const prompt = wording({ text, notation: notationOf(place) });
      return prompt ? prompt.render(scope) : text;
    }),
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
