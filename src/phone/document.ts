import { SaxesParser } from 'saxes';
import type { Finding } from './finding.ts';
import { error } from './finding.ts';

/** An XML element; line and column (both from 1) are where its tag begins. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
  readonly line: number;
  readonly column: number;
}

/** A parsed TwiML document: its `<Response>`, or why there is none. */
export type Parsed = { ok: true; root: Element } | { ok: false; finding: Finding };

interface Growing extends Element {
  readonly children: (Element | string)[];
}

/** Nobody nests TwiML deeper; the bound keeps hostile documents from exhausting the stack. */
const deepest = 50;

/**
 * Parses TwiML strictly. A DOCTYPE is passed over and its entities are never expanded, so using
 * one is a parse failure. Failures are 12100 (not well-formed) and 12102 (wrong root).
 * Source: https://www.twilio.com/docs/api/errors/12100
 */
export function parseDocument(text: string): Parsed {
  if (text.startsWith('\uFEFF'))
    return { ok: false, finding: at(12100, 'text before the XML', 1, 1) };
  const parser = new SaxesParser({ xmlns: false });
  const open: Growing[] = [];
  let root: Element | undefined;
  let failure: Finding | undefined;

  const fail = (message: string): void => {
    failure ??= at(12100, message, parser.line, parser.column + 1);
  };
  const addText = (content: string): void => {
    open.at(-1)?.children.push(content);
  };
  let line = 1;
  let column = 1;

  parser.on('error', (cause) => fail(cause.message.replace(/^[\d:]+ /, '')));
  parser.on('opentagstart', (tag) => {
    // The parser has read one character past the name, which may have been a line feed.
    line = parser.column === 0 ? parser.line - 1 : parser.line;
    column = Math.max(1, parser.column - tag.name.length - 1);
  });
  parser.on('opentag', (tag) => {
    const element: Growing = {
      name: tag.name,
      attributes: tag.attributes,
      children: [],
      line,
      column,
    };
    if (open.length >= deepest) fail('elements are nested too deeply');
    else open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();

  if (failure !== undefined) return { ok: false, finding: failure };
  if (root?.name !== 'Response') {
    return { ok: false, finding: at(12102, `the root is <${root?.name}>, not <Response>`, 1, 1) };
  }
  return { ok: true, root };
}

/** The elements directly inside another. */
export function elementsOf(element: Element): Element[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** All text inside an element, tags dropped and white space joined, as it is said or dialled. */
export function textOf(element: Element): string {
  return rawText(element).replace(/\s+/g, ' ').trim();
}

function rawText(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : spoken(child)))
    .join('');
}

/** SSML as heard: a break separates, a substitute replaces, paragraphs and sentences stand apart. */
function spoken(element: Element): string {
  if (element.name === 'break') return ' ';
  if (element.name === 'sub') return element.attributes['alias'] ?? rawText(element);
  if (element.name === 'p' || element.name === 's') return ` ${rawText(element)} `;
  return rawText(element);
}

function at(code: number, message: string, line: number, column: number): Finding {
  return { ...error(code, message), line, column };
}
