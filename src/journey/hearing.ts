import { lineOf, type Line } from '../phone/transcript.ts';
import type { Element, Verb } from '../twiml/verb.ts';

/** What a caller hears up to where the call rests. */
export interface Hearing {
  /** As the phone prints it. */
  readonly lines: readonly Line[];
  /** The verb that waits, or hands the call over; undefined: the call ends. */
  readonly rest: Verb | undefined;
  /** What is played where that verb comes to nothing. */
  readonly after: readonly Verb[];
}

/** Verbs at which a call rests, or leaves the document. */
const RESTING: ReadonlySet<string> = new Set<Element['kind']>([
  'gather',
  'record',
  'dial',
  'enqueue',
  'redirect',
  'pay',
  'refer',
  'raw',
]);

/** Verbs that end a call. */
const ENDING: ReadonlySet<string> = new Set<Element['kind']>(['hangup', 'reject']);

/** Anything may be heard there. */
export const ANYTHING: Line = { label: '…', text: '' };

/** Plays verbs to a caller, as far as they go by themselves. */
export function hearingOf(verbs: readonly Verb[]): Hearing {
  const stop = verbs.findIndex(({ kind }) => RESTING.has(kind) || ENDING.has(kind));
  const rest = verbs[stop];
  const played = stop < 0 ? verbs : verbs.slice(0, stop);
  return {
    lines: [...played.flatMap(linesOf), ...(rest ? restingLines(rest) : [])],
    rest: rest && RESTING.has(rest.kind) ? rest : undefined,
    after: stop < 0 ? [] : verbs.slice(stop + 1),
  };
}

function linesOf(verb: Element): Line[] {
  const happening = { at: 0, ear: 'caller', loop: loopOf(verb) } as const;
  const text = textIn(verb).replace(/\s+/g, ' ').trim();
  if (verb.kind === 'say') {
    return text === '' ? [] : written({ ...happening, kind: 'says', text });
  }
  if (verb.kind === 'play') {
    const { digits } = verb.attributes;
    if (digits !== undefined) return written({ ...happening, kind: 'tones', digits });
    return written({ ...happening, kind: 'plays', url: text });
  }
  if (verb.kind === 'sms') {
    const { to } = verb.attributes;
    return to === undefined ? [] : written({ at: 0, kind: 'messages', to, body: text });
  }
  return [];
}

/** What is heard of the verb itself before anything else happens. */
function restingLines(verb: Verb): Line[] {
  if (verb.kind === 'gather') return verb.content.flatMap(linesOf);
  if (verb.kind === 'record') {
    return verb.attributes.playBeep === false ? [] : written({ at: 0, kind: 'beeps' });
  }
  if (verb.kind === 'raw') return [ANYTHING];
  if (verb.kind !== 'dial') return [];
  const parties = partiesOf(verb);
  return (verb.attributes.sequential ? parties.slice(0, 1) : parties).flatMap((party) =>
    written({ at: 0, kind: 'dials', ...party }),
  );
}

/** Whom a dial rings. */
export function partiesOf({ content }: Element<'dial'>): { noun: string; to: string }[] {
  return content
    .map((party) => {
      if (typeof party === 'string') return { noun: 'Number', to: party.replace(/[\s().-]/g, '') };
      const noun = party.kind.charAt(0).toUpperCase() + party.kind.slice(1);
      const isNumber = party.kind === 'number';
      const to = textIn(party).trim();
      return { noun, to: isNumber ? to.replace(/[\s().-]/g, '') : to };
    })
    .filter(({ to }) => to !== '');
}

function written(happening: Parameters<typeof lineOf>[0]): Line[] {
  return [lineOf(happening) ?? []].flat();
}

/** How often it repeats: 0 stands for a thousand times. */
function loopOf({ attributes }: Element): number {
  const { loop = 1 } = attributes as { readonly loop?: number };
  return loop || 1000;
}

/** What is heard of an element: a break separates, a substitute replaces. */
function textIn(element: Element): string {
  const parts: readonly (string | Element)[] = element.content;
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'break') return ' ';
      if (part.kind === 'sub') return part.attributes.alias ?? textIn(part);
      return part.kind === 'p' || part.kind === 's' ? ` ${textIn(part)} ` : textIn(part);
    })
    .join('');
}
