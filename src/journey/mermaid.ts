import type { PhoneTree } from '../tree/phone-tree.ts';
import { chartOf, shortened } from './chart.ts';

/** Characters of a text in a box. */
const LONGEST = 60;

/** A tree as a flowchart of Mermaid. https://mermaid.js.org/syntax/flowchart.html */
export function mermaidOf(tree: PhoneTree): string {
  const boxes = chartOf(tree);
  const elsewhere = new Set(
    boxes.flatMap(({ leads }) => leads.map(({ to }) => to)).filter((to) => to.startsWith('(')),
  );
  const lines = [
    'flowchart TD',
    `  calls(["calls begin"]) --> ${idOf(tree.definition.initial)}`,
    ...boxes.map(({ name, says }) => {
      const text = says === '' ? '' : `<br>${escaped(shortened(says, LONGEST))}`;
      return `  ${idOf(name)}["${escaped(name)}${text}"]`;
    }),
    ...[...elsewhere]
      .toSorted()
      .map((name) => `  ${idOf(name)}(["${escaped(name.slice(1, -1))}"])`),
    ...boxes.flatMap(({ name, leads }) =>
      leads.map(({ label, to }) => {
        const text = label === '' ? '' : `|"${escaped(label)}"|`;
        return `  ${idOf(name)} -->${text} ${idOf(to)}`;
      }),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** A name of its own for every state, by its name alone, so that no other line changes with it. */
function idOf(name: string): string {
  return `s_${name.replace(/[^A-Za-z0-9]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`)}`;
}

/** Whatever Mermaid might read as its own is written as an entity. */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} .,!?'…-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
