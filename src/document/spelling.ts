import type { Definition } from '../tree/definition.ts';
import type { Branch, Enter, State } from '../tree/state.ts';
import type { Element, Verb } from '../twiml/verb.ts';
import { LANGUAGE, TRANSLATED } from './element-schema.ts';

/** How documents write the parts of a tree, once the schema has been checked. */
type WrittenElement =
  string | readonly WrittenElement[] | { readonly [key: string]: unknown } | null;

/** A document's text for a definition's data: `{ say: 'Hello' }` for `say('Hello')`. */
export interface WrittenTree extends Omit<Definition, 'states' | 'apology' | 'goodbye'> {
  readonly note?: string;
  readonly apology?: readonly WrittenElement[];
  readonly goodbye?: readonly WrittenElement[];
  readonly states: Readonly<Record<string, WrittenState>>;
}

interface WrittenState extends Omit<State, 'enter'> {
  readonly note?: string;
  readonly enter: readonly WrittenElement[];
}

/** The definition that a document writes; notes mean nothing to the machine and are left out. */
export function definitionOf({
  note: _,
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
export function stateOf({ note: _, enter, ...rest }: WrittenState): State {
  return { ...rest, enter: enter.map(partOf) as Enter };
}

function partOf(written: WrittenElement): Element | Branch {
  if (!isBranch(written)) return elementOf(written);
  const { when, play, otherwise } = written;
  return {
    when,
    play: play.map(partOf) as Branch['play'],
    ...(otherwise && { otherwise: otherwise.map(partOf) as Branch['play'] }),
  };
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
