import type { Element } from './document.ts';
import { parseDocument } from './document.ts';
import type { Exchange } from './exchange.ts';
import type { Finding } from './finding.ts';
import { error } from './finding.ts';
import type { Knobs } from './knobs.ts';

/** What an answer is to the caller; `url` is what relative addresses resolve against. */
export type Page =
  | { kind: 'twiml'; url: string; text: string; root: Element }
  | { kind: 'text'; url: string; text: string }
  | { kind: 'audio'; url: string }
  | { kind: 'failure'; url: string; finding: Finding };

/**
 * Reads an answer by its content type: XML and HTML as TwiML, audio is played, plain text is
 * TwiML if it parses and read aloud if not.
 * Source: https://www.twilio.com/docs/voice/twiml#mime-types
 */
export function openPage(exchange: Exchange, knobs: Knobs): Page {
  const { url } = exchange;
  if (exchange.finding !== undefined) return errorPage(exchange, exchange.finding, knobs);
  const type = exchange.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type.startsWith('audio/')) return { kind: 'audio', url };
  if (exchange.body === '') return emptyPage(exchange, knobs);
  if (type === 'text/plain') {
    const parsed = parseDocument(exchange.body);
    return parsed.ok
      ? { kind: 'twiml', url, text: exchange.body, root: parsed.root }
      : { kind: 'text', url, text: exchange.body.trim() };
  }
  if (!['text/xml', 'application/xml', 'text/html'].includes(type)) {
    return failure(url, error(12300, `"${type}" is no content type for TwiML`));
  }
  const parsed = parseDocument(exchange.body);
  return parsed.ok
    ? { kind: 'twiml', url, text: exchange.body, root: parsed.root }
    : failure(url, parsed.finding);
}

/** The answer to a failed request; its TwiML is not played, unless the knob says so. */
function errorPage({ url, body }: Exchange, finding: Finding, knobs: Knobs): Page {
  const parsed = knobs.errorBody === 'played' && body !== '' ? parseDocument(body) : undefined;
  return parsed?.ok === true
    ? { kind: 'twiml', url, text: body, root: parsed.root }
    : { kind: 'failure', url, finding };
}

function emptyPage(exchange: Exchange, knobs: Knobs): Page {
  const { url } = exchange;
  if (exchange.chunked) return failure(url, error(11770, 'the answer is chunked and empty'));
  if (knobs.emptyBody === 'ends') return { kind: 'text', url, text: '' };
  return failure(url, error(12100, 'the answer is empty'));
}

function failure(url: string, finding: Finding): Page {
  return { kind: 'failure', url, finding: { ...finding, url } };
}
