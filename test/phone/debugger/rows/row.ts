import { lint } from '../../../../src/phone/debugger/lint.ts';
import type { Context } from '../../../../src/phone/debugger/context.ts';
import { parseDocument } from '../../../../src/phone/document.ts';

/** What is linted, the verbs in it, and exactly what is found: `13310 warning`, `loop warning`. */
export type Row = readonly [
  title: string,
  verbs: string,
  found: readonly string[],
  context?: Context,
];

/** What lint finds in verbs, or in a whole document. */
export function foundIn(verbs: string, context: Context = {}): string[] {
  const text = verbs.startsWith('<Response') ? verbs : `<Response>${verbs}</Response>`;
  const parsed = parseDocument(text);
  if (!parsed.ok) throw new Error(parsed.finding.message);
  return lint(parsed.root, context).map(({ code, level, advice }) => `${advice ?? code} ${level}`);
}

/** A verb with attributes, in a document that ends well. */
export function verb(name: string, attributes: string, inside = ''): string {
  return `<${name} action="/next" ${attributes}>${inside}</${name}>${name === 'Gather' ? '<Hangup/>' : ''}`;
}
