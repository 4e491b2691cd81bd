import type { Element } from './document.ts';
import type { Finding } from './finding.ts';
import { warning } from './finding.ts';
import { grammar } from './grammar.ts';

/**
 * What Twilio's debugger warns of in a document that still runs: elements, attributes and text
 * where none belong. Source: https://www.twilio.com/docs/api/errors/12200
 */
export function lint(element: Element): Finding[] {
  const rule = grammar.get(element.name);
  if (rule === undefined) return [];
  return [
    ...Object.keys(element.attributes)
      .filter((name) => !rule.attributes.includes(name))
      .map((name) => found(element, `<${element.name}> has no attribute "${name}"`)),
    ...element.children.flatMap((child) => {
      if (typeof child !== 'string') return lintChild(element, rule.children, child);
      const stray = !rule.text && child.trim() !== '';
      return stray ? [found(element, `text does not belong in <${element.name}>`)] : [];
    }),
  ];
}

function lintChild(parent: Element, children: readonly string[], child: Element): Finding[] {
  if (children.includes(child.name)) return lint(child);
  const meant = children.find((name) => name.toLowerCase() === child.name.toLowerCase());
  const hint = meant === undefined ? '' : `, <${meant}> is`;
  const code = parent.name === 'Gather' ? 13320 : 12200;
  return [found(child, `<${child.name}> is not allowed in <${parent.name}>${hint}`, code)];
}

function found(element: Element, message: string, code = 12200): Finding {
  return { ...warning(code, message), line: element.line, column: element.column };
}
