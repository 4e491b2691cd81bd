import type { Definition } from '../tree/definition.ts';
import type { Branch, Enter, State } from '../tree/state.ts';
import type { Element, Verb } from '../twiml/verb.ts';
import { asking, type Prompts } from './ask.ts';
import { LANGUAGE, TRANSLATED } from './element-schema.ts';

/** How documents write the parts of a tree, once the schema has been checked. */
type WrittenElement =
  string | readonly WrittenElement[] | { readonly [key: string]: unknown } | null;

/** A document's text for a definition's data: `{ say: 'Hello' }` for `say('Hello')`. */
export interface WrittenTree extends Omit<Definition, 'states' | 'apology' | 'goodbye'> {
  readonly note?: string;
  readonly allow?: Readonly<Record<string, string>>;
  readonly apology?: readonly WrittenElement[];
  readonly goodbye?: readonly WrittenElement[];
  readonly states: Readonly<Record<string, WrittenState>>;
}

interface WrittenState extends Omit<State, 'enter'> {
  readonly note?: string;
  readonly allow?: Readonly<Record<string, string>>;
  readonly enter: readonly WrittenElement[];
}

/** The definition that a document writes; notes and what is allowed mean nothing to the machine. */
export function definitionOf({
  note: _,
  allow: __,
  apology,
  goodbye,
  states,
  ...rest
}: WrittenTree): Definition {
  return {
    ...rest,
    ...(apology && { apology: apology.map(elementOf) as Verb[] }),
    ...(goodbye && { goodbye: goodbye.map(elementOf) as Verb[] }),
    states: Object.fromEntries(
      Object.entries(states).map(([name, state]) => [name, stateOf(state)]),
    ),
  };
}

/** The state that a document writes. */
export function stateOf({ note: _, allow: __, enter, ...rest }: WrittenState): State {
  return { ...rest, enter: enter.flatMap((part) => partsOf(part, rest)) as Enter };
}

/** What one entry of a list stands for; a question is worded as its state needs it. */
function partsOf(
  written: WrittenElement,
  state: Omit<WrittenState, 'enter'>,
): (Element | Branch)[] {
  if (isQuestion(written)) {
    const prompts = Array.isArray(written.ask) ? written.ask : [{ say: written.ask }];
    return asking(prompts.flatMap((part) => partsOf(part, state)) as Prompts, state);
  }
  if (!isBranch(written)) return [elementOf(written)];
  const { when, play, otherwise } = written;
  const parts = (list: readonly WrittenElement[]) =>
    list.flatMap((part) => partsOf(part, state)) as Branch['play'];
  return [{ when, play: parts(play), ...(otherwise && { otherwise: parts(otherwise) }) }];
}

function isQuestion(written: WrittenElement): written is { ask: WrittenElement } {
  return typeof written === 'object' && written !== null && 'ask' in written;
}

function isBranch(written: WrittenElement): written is {
  when: Branch['when'];
  play: readonly WrittenElement[];
  otherwise?: readonly WrittenElement[];
} {
  return typeof written === 'object' && written !== null && 'when' in written;
}

/** `hangup`, or an element's name with its content, its attributes, or both. */
function elementOf(written: WrittenElement): Element {
  const [kind, value] =
    typeof written === 'string' ? [written, null] : (Object.entries(written ?? {})[0] ?? []);
  const inside = value as WrittenElement;
  const { content = null, ...rest } =
    typeof inside === 'object' && inside !== null && !Array.isArray(inside)
      ? (inside as { readonly [key: string]: WrittenElement })
      : { content: inside };
  const isText = ([key]: [string, unknown]) =>
    TRANSLATED.has(kind ?? '') && new RegExp(LANGUAGE).test(key);
  const texts = Object.entries(rest).filter(isText);
  const translated = {
    kind: 'translated',
    attributes: Object.fromEntries(
      texts.map(([language, text]) => [
        language,
        typeof text === 'string' ? text : contentOf(text),
      ]),
    ),
    content: [],
  };
  return {
    kind,
    attributes: Object.fromEntries(Object.entries(rest).filter((entry) => !isText(entry))),
    content: [...contentOf(content), ...(texts.length > 0 ? [translated] : [])],
  } as unknown as Element;
}

function contentOf(content: WrittenElement): unknown[] {
  if (content === null) return [];
  if (!Array.isArray(content)) return [content];
  return content.map((part: WrittenElement) => (typeof part === 'string' ? part : elementOf(part)));
}
