import { compilePrompt, type Prompt } from '../prompt/prompt.ts';
import type { Scope } from '../prompt/scope.ts';
import type { Element, Verb } from '../twiml/verb.ts';
import { allVerbs } from './enter.ts';
import type { Definition } from './definition.ts';
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

/** A tree's texts with variables, ready to be filled in. */
export type Wording = ReadonlyMap<string, Prompt>;

/** The texts of verbs that hold variables. */
export function templatesOf(verbs: readonly Element[]): string[] {
  return verbs.flatMap((verb) =>
    verb.content.flatMap((part) => {
      if (typeof part !== 'string') return templatesOf([part]);
      return SPOKEN.has(verb.kind) && /\{[{%]/.test(part) ? [part] : [];
    }),
  );
}

/**
 * Compiles the texts of a tree that hold variables, once.
 * @throws {PromptError} when one can't be spoken; the tree's faults have told of it.
 */
export function wordingOf({ states }: Definition): Wording {
  const texts = Object.values(states).flatMap(({ enter }) =>
    typeof enter === 'function' ? [] : templatesOf(allVerbs(enter)),
  );
  return new Map(texts.map((text) => [text, compilePrompt(text)]));
}

/** Verbs with their variables filled in. */
export function worded(verbs: readonly Verb[], wording: Wording, call: Call): readonly Verb[] {
  const scope = scopeOf(call);
  return verbs.map((verb) => filled(verb, wording, scope));
}

function filled<E extends Element>(element: E, wording: Wording, scope: Scope): E {
  const parts: readonly (string | Element)[] = element.content;
  const content = parts.flatMap((part): readonly (string | Element)[] => {
    if (typeof part !== 'string') return [filled(part, wording, scope)];
    const prompt = SPOKEN.has(element.kind) ? wording.get(part) : undefined;
    return prompt ? prompt.render(scope) : [part];
  });
  return { ...element, content };
}

/** What texts can speak of in a call. */
export function scopeOf({
  event,
  vars,
  language,
  zone,
}: Pick<Call, 'event' | 'vars' | 'language' | 'zone'>): Scope {
  const { from, to, details, now } = event;
  return {
    call: { ...details, from, to },
    vars,
    now,
    language,
    ...(zone !== undefined && { zone }),
  };
}
