import { PromptError } from '../prompt/fault.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Scope } from '../prompt/scope.ts';
import type { Element, Verb } from '../twiml/verb.ts';
import type { Definition } from './definition.ts';
import { tagOf } from './language.ts';
import type { Call } from './state.ts';

/** Elements whose text is meant for people, and may hold variables. */
const SPOKEN: ReadonlySet<string> = new Set<Element['kind']>([
  'say',
  'sms',
  'emphasis',
  'lang',
  'p',
  'prosody',
  's',
  'sayAs',
  'sub',
  'w',
]);

/** Elements whose text is a number to be rung, which may be one that the call remembers. */
export const DIALLED: ReadonlySet<string> = new Set<Element['kind']>(['dial', 'number']);

/** A tree's texts with variables, ready to be filled in. */
export type Wording = ReadonlyMap<string, Prompt>;

/** Whether a text depends on the call. */
export const isTemplate = (text: string): boolean => /\{[{%]/.test(text);

/** The texts of verbs that hold variables. */
export function templatesOf(verbs: readonly Element[]): string[] {
  return verbs.flatMap((verb) => {
    const parts: readonly (string | Element)[] = verb.content;
    return parts.flatMap((part) => {
      if (typeof part !== 'string') return templatesOf([part]);
      const fills = SPOKEN.has(verb.kind) || DIALLED.has(verb.kind);
      return fills && isTemplate(part) ? [part] : [];
    });
  });
}

/** Verbs with their variables filled in. */
export function worded(
  verbs: readonly Verb[],
  wording: Wording,
  tree: Speaking,
  call: Call,
): readonly Verb[] {
  const scope = scopeOf(tree, call);
  return verbs.map((verb) => filled(verb, wording, scope));
}

/** A value with its variables filled in; undefined when one of them is not known. */
export function valueOf(text: string, wording: Wording, scope: Scope): string | undefined {
  const prompt = wording.get(text);
  if (!prompt) return text;
  try {
    return prompt
      .render(scope)
      .filter((part) => typeof part === 'string')
      .join('');
  } catch (error) {
    if (error instanceof PromptError) return undefined;
    throw error;
  }
}

function filled<E extends Element>(element: E, wording: Wording, scope: Scope): E {
  const parts: readonly (string | Element)[] = element.content;
  const content = parts.flatMap((part): readonly (string | Element)[] => {
    if (typeof part !== 'string') return [filled(part, wording, scope)];
    const fills = SPOKEN.has(element.kind) || DIALLED.has(element.kind);
    const prompt = fills ? wording.get(part) : undefined;
    return prompt ? prompt.render(scope) : [part];
  });
  return { ...element, content };
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
