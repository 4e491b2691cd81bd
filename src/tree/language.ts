import type { Element, Verb } from '../twiml/verb.ts';
import type { Branch } from './state.ts';

/** How a language is spoken: voice and language are one choice, since few voices speak several. */
export interface Language {
  /** Twilio's tag of it, such as `es-MX`; the name it is listed under without it. */
  readonly language?: string;
  /** Twilio's name of the voice, such as `Polly.Mia`. https://www.twilio.com/docs/voice/twiml/say/text-speech */
  readonly voice?: string;
}

/** Languages by the names under which a tree's texts are written. */
export type Languages = Readonly<Record<string, Language>>;

type Parts = readonly (Verb | Branch)[];

/** What a tree says of its languages. */
export interface Speaker {
  readonly language?: string;
  readonly languages?: Languages;
}

/** The names of a tree's languages, that in which calls begin before the others. */
export function namesOf({ language, languages }: Speaker): readonly string[] {
  const names = Object.keys(languages ?? {});
  const first = language ?? names[0] ?? 'en-US';
  return [first, ...names.filter((name) => name !== first)];
}

/** The BCP 47 tag of one of a tree's languages. */
export function tagOf({ languages }: Speaker, name: string): string {
  return languages?.[name]?.language ?? name;
}

/** What a state plays in one language: its texts in it, spoken by its voice. */
export function inLanguage(parts: Parts, tree: Speaker, name: string): Parts {
  return parts.map((part) => {
    if ('kind' in part) return spoken(part, tree, name);
    const { play, otherwise } = part;
    return {
      ...part,
      play: inLanguage(play, tree, name),
      ...(otherwise && { otherwise: inLanguage(otherwise, tree, name) }),
    };
  });
}

/** Verbs in one language. */
export function verbsIn(verbs: readonly Verb[], tree: Speaker, name: string): readonly Verb[] {
  return verbs.map((verb) => spoken(verb, tree, name));
}

function spoken<E extends Element>(element: E, tree: Speaker, name: string): E {
  const parts: readonly (string | Element)[] = element.content;
  const content = parts.flatMap((part): readonly (string | Element)[] => {
    if (typeof part === 'string') return [part];
    if (part.kind !== 'translated') return [spoken(part, tree, name)];
    const text = part.attributes[name] ?? Object.values(part.attributes)[0] ?? '';
    return typeof text === 'string' ? [text] : text;
  });
  return { ...element, attributes: voiced(element, tree, name), content };
}

/** Who names a voice or language for himself gets just that. */
function voiced({ kind, attributes }: Element, { languages }: Speaker, name: string): object {
  const language = languages?.[name];
  if (!language) return attributes;
  const tag = language.language ?? name;
  const own = attributes as { voice?: string; language?: string; input?: unknown };
  if (kind === 'say' && own.voice === undefined && own.language === undefined) {
    return {
      ...(language.voice !== undefined && { voice: language.voice }),
      language: tag,
      ...own,
    };
  }
  const hears = kind === 'gather' && String(own.input).includes('speech');
  return hears ? { language: tag, ...own } : attributes;
}

/** The texts of a tree's verbs that are written in several languages. */
export function translationsOf(verbs: readonly Element[]): Element<'translated'>[] {
  return verbs.flatMap((verb) => {
    const parts: readonly (string | Element)[] = verb.content;
    return parts.flatMap((part) => {
      if (typeof part === 'string') return [];
      return part.kind === 'translated' ? [part] : translationsOf([part]);
    });
  });
}
