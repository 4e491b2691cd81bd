import { SaxesParser } from 'saxes';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { fillingOf } from './filling.ts';
import { mouldOf, poured, type Mould } from './mould.ts';
import type { Element, Verb } from './verb.ts';

/** Where the server is reached, so that a tree can leave addresses out or write them short. */
export interface Addresses {
  /** Public address of the server without a trailing slash; written before URLs that begin with `/`. */
  readonly base: string;
  /** Path that verbs which report back request, unless the verb names its own `action`. */
  readonly action: string;
}

/** An SDK builder: each element has a method per element that may stand inside it. */
interface Builder {
  [method: string]: (attributes: object) => VoiceResponse;
}

/** Verbs that request an `action` URL with their outcome. https://www.twilio.com/docs/voice/twiml */
const REPORTING: ReadonlySet<string> = new Set([
  'gather',
  'record',
  'dial',
  'enqueue',
  'connect',
  'pay',
  'refer',
]);

/** Attributes and elements that hold a URL. */
const URL_PLACE = /(action|url|callback)$|^(play|redirect)$/i;

/** Everything XML 1.0 has no place for: control characters and halves of surrogate pairs. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>';

/** What is rendered once at some addresses: verbs that are played again and again, and templates. */
interface Known {
  readonly verbs: WeakMap<Verb, string>;
  readonly moulds: WeakMap<Verb, Mould | { readonly none: true }>;
}

const rendered = new WeakMap<Addresses, Known>();

/**
 * Renders verbs as a TwiML document with the SDK's `VoiceResponse`; what does not change is rendered once.
 * Text may hold anything: what XML forbids is removed, the rest is escaped.
 * @throws {Error} when raw TwiML is not well-formed, or an element stands where it may not.
 */
export function render(verbs: readonly Verb[], addresses: Addresses): string {
  const known = rendered.get(addresses) ?? { verbs: new WeakMap(), moulds: new WeakMap() };
  rendered.set(addresses, known);
  let inside = '';
  for (const verb of verbs) inside += twimlOf(verb, addresses, known);
  return `${PROLOG}${inside === '' ? '<Response/>' : `<Response>${inside}</Response>`}`;
}

function twimlOf(verb: Verb, addresses: Addresses, { verbs, moulds }: Known): string {
  const before = verbs.get(verb);
  if (before !== undefined) return before;
  const filling = fillingOf(verb);
  if (!filling) {
    const twiml = built(verb, addresses);
    verbs.set(verb, twiml);
    return twiml;
  }
  const { template, texts } = filling;
  const mould = moulds.get(template) ??
    mouldOf(template, (marked) => built(marked, addresses)) ?? { none: true };
  moulds.set(template, mould);
  if ('none' in mould) return built(verb, addresses);
  const { slots } = mould;
  return poured(
    mould,
    texts.map((each, index) => text(each, slots[index]?.place ?? '', addresses)),
  );
}

function built(verb: Verb, addresses: Addresses): string {
  const response = new VoiceResponse();
  append(response, verb, addresses);
  return response.toString().slice(`${PROLOG}<Response>`.length, -'</Response>'.length);
}

function append(parent: VoiceResponse, element: Element, addresses: Addresses): void {
  if (element.kind === 'raw') {
    for (const xml of element.content) parent.response.raw(wellFormed(xml));
    return;
  }
  const build = (parent as unknown as Builder)[element.kind];
  if (!build) throw new Error(`<${element.kind}> may not stand here`);
  const child = build.call(parent, attributesOf(element, addresses));
  for (const part of element.content) {
    if (typeof part === 'string') child.addText(text(part, element.kind, addresses));
    else append(child, part, addresses);
  }
}

function attributesOf(element: Element, addresses: Addresses): object {
  const attributes: Record<string, unknown> = { ...element.attributes };
  if (REPORTING.has(element.kind)) attributes['action'] ??= addresses.action;
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') attributes[name] = text(value, name, addresses);
  }
  return attributes;
}

/** Removes what XML forbids, and makes an absolute URL of a path where a URL belongs. */
function text(value: string, place: string, { base }: Addresses): string {
  const clean = value.replace(FORBIDDEN, '');
  return URL_PLACE.test(place) && clean.startsWith('/') ? base + clean : clean;
}

function wellFormed(xml: string): string {
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => {
    throw new Error(`Raw TwiML is not well-formed: ${message}`);
  });
  parser.write(`<Response>${xml}</Response>`).close();
  return xml;
}
