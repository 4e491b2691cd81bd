import { partsByLanguage } from '../tree/enter.ts';
import { namesOf, tagOf } from '../tree/language.ts';
import { GOODBYE } from '../tree/line.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import type { Branch, State } from '../tree/state.ts';
import type { Element, Verb } from '../twiml/verb.ts';
import { told } from './circumstance.ts';
import { placeOf } from './place.ts';

/** A text that callers may hear. */
export interface Spoken {
  /** The state that says it, as its machine calls it; `(goodbye)` for the tree's goodbye. */
  readonly state: string;
  /** Where it is written. */
  readonly path: readonly string[];
  /** The language it is said in: its name in the tree, and its BCP 47 tag. */
  readonly language: string;
  readonly tag: string;
  /**
   * What is said, with its variables as they are written and its mark-up as plain words; empty for
   * audio and for silence.
   */
  readonly text: string;
  /** How that, or its beginning where it has mark-up in it, is written. */
  readonly written?: string;
  /** Whether a key interrupts it. */
  readonly interruptible: boolean;
  /** The conditions under which it is said, from the outermost; empty: always. */
  readonly when: readonly string[];
  /** Seconds of silence that it asks for. */
  readonly pause: number;
  /** The voice that says it, where it is given a language, too; else it says its own. */
  readonly voice?: string;
  /** The address of the audio that is played. */
  readonly audio?: string;
  /** Those of its texts that mark-up says how to say: digit by digit, as a date. */
  readonly marked?: readonly string[];
}

/** Where what is said before a call goes on after a failure is said. */
export const APOLOGY = '(apology)';

type Parts = readonly (Verb | Branch)[];
type Place = Pick<Spoken, 'state' | 'path' | 'language' | 'tag'>;
type Manner = Pick<Spoken, 'interruptible' | 'when'>;

/** Every text that callers may hear; what functions and hand-written TwiML say is not known. */
export function spokenIn(tree: PhoneTree): Spoken[] {
  const { definition, states } = tree;
  const manner = { interruptible: false, when: [] };
  const said = Object.entries(states).flatMap(([state, written]) => {
    const { enter } = written;
    if (typeof enter === 'function') return [];
    const path = pathOf(state, written);
    return partsByLanguage(enter, written, definition).flatMap(([language, parts]) =>
      heard(parts, { state, path, language, tag: tagOf(definition, language) }, manner),
    );
  });
  const always = namesOf(definition).flatMap((language) => {
    const tag = tagOf(definition, language);
    return [
      ...heard(
        tree.apology(language),
        { state: APOLOGY, path: ['apology'], language, tag },
        manner,
      ),
      ...heard(
        tree.goodbye(language),
        { state: GOODBYE, path: ['goodbye'], language, tag },
        manner,
      ),
    ];
  });
  return [...said, ...always];
}

/** Generated questions are worded in the speech of the state whose question it is. */
function pathOf(name: string, state: State): readonly string[] {
  return state.within === undefined
    ? placeOf(name, 'enter')
    : placeOf(state.within, 'speech', 'confirm');
}

function heard(parts: Parts, place: Place, manner: Manner): Spoken[] {
  return parts.flatMap((part) => {
    if ('kind' in part) return heardIn(part, place, manner);
    const { when, play, otherwise = [] } = part;
    const under = (text: string) => ({ ...manner, when: [...manner.when, text] });
    return [
      ...heard(play, place, under(told(when))),
      ...heard(otherwise, place, under(`not ${told(when)}`)),
    ];
  });
}

function heardIn(verb: Verb, place: Place, manner: Manner): Spoken[] {
  if (verb.kind === 'pause') {
    return [{ ...place, ...manner, text: '', pause: verb.attributes.length ?? 1 }];
  }
  if (verb.kind === 'play') {
    const [audio] = verb.content;
    return typeof audio === 'string'
      ? [{ ...place, ...manner, text: '', written: audio, pause: 0, audio }]
      : [];
  }
  if (verb.kind === 'gather') {
    const { input, bargeIn } = verb.attributes;
    const keys = input === undefined || String(input).includes('dtmf');
    const interruptible = keys && bargeIn !== false;
    return verb.content.flatMap((each) => heardIn(each, place, { ...manner, interruptible }));
  }
  if (verb.kind === 'pay') {
    const prompts = verb.content.filter(({ kind }) => kind === 'prompt');
    return prompts.flatMap(({ content }) =>
      (content as readonly Verb[]).flatMap((each) => heardIn(each, place, manner)),
    );
  }
  if (verb.kind !== 'say') return [];
  const { voice, language } = verb.attributes;
  const marked = markedIn(verb);
  const [written] = stringsIn(verb);
  return [
    {
      ...place,
      ...manner,
      tag: language ?? place.tag,
      text: wordsIn(verb).replace(/\s+/g, ' ').trim(),
      ...(written !== undefined && { written }),
      pause: breaksIn(verb),
      ...(voice !== undefined && language !== undefined && { voice }),
      ...(marked.length > 0 && { marked }),
    },
  ];
}

function wordsIn({ content }: Element): string {
  const parts: readonly (string | Element)[] = content;
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const inside = wordsIn(part).trim();
      const isSentence = (part.kind === 's' || part.kind === 'p') && !/[.!?;]$/.test(inside);
      return ` ${inside}${isSentence && inside !== '' ? '.' : ''} `;
    })
    .join('');
}

/** The texts inside an element, however deep. */
function stringsIn({ content }: Element): string[] {
  const parts: readonly (string | Element)[] = content;
  return parts.flatMap((part) => (typeof part === 'string' ? [part] : stringsIn(part)));
}

/** The elements inside another, however deep. */
function within({ content }: Element): Element[] {
  const parts: readonly (string | Element)[] = content;
  return parts.flatMap((part) => (typeof part === 'string' ? [] : [part, ...within(part)]));
}

function markedIn(say: Element): string[] {
  return within(say)
    .filter(({ kind }) => kind === 'sayAs')
    .map(wordsIn);
}

/** Seconds of an SSML break by its strength. https://docs.aws.amazon.com/polly/latest/dg/break-tag.html */
const STRENGTHS: Readonly<Record<string, number>> = {
  none: 0,
  'x-weak': 0,
  weak: 0.2,
  medium: 0.4,
  strong: 0.75,
  'x-strong': 1.2,
};

function breaksIn(say: Element): number {
  return within(say).reduce((total, element) => {
    if (element.kind !== 'break') return total;
    const { time, strength = 'medium' } = element.attributes;
    const [, amount, unit] = /^([\d.]{1,9})(ms|s)$/.exec(time ?? '') ?? [];
    const seconds = amount === undefined ? STRENGTHS[strength] : Number(amount);
    return total + (seconds ?? 0) / (unit === 'ms' ? 1000 : 1);
  }, 0);
}
