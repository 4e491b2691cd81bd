import { Command, Option } from 'commander';
import { readTree } from '../journey/reading.ts';
import { mermaidOf } from '../journey/mermaid.ts';
import { svgOf } from '../journey/svg.ts';
import { xstateOf } from '../journey/xstate.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';

/** Every format of a diagram, and what writes it. */
const FORMATS: Readonly<Record<string, (tree: PhoneTree) => string>> = {
  mermaid: mermaidOf,
  svg: svgOf,
  xstate: (tree) => `${JSON.stringify(xstateOf(tree), null, 2)}\n`,
};

const { stdout, stderr } = process;

/** `phone-tree diagram`: draws a tree. */
export function diagramCommand(): Command {
  return new Command('diagram')
    .description('draw a tree: as Mermaid, as SVG, or for the editor of Stately')
    .argument('<tree>', 'a document, or the name of a tree in TREES_DIR')
    .addOption(
      new Option('--format <format>', 'what it is drawn as')
        .choices(Object.keys(FORMATS))
        .default('mermaid'),
    )
    .action(async (named: string, { format }: { readonly format: string }) => {
      stdout.once('error', () => process.exit(1));
      try {
        stdout.write(FORMATS[format]?.(await readTree(named)) ?? '');
      } catch (cause) {
        stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
        process.exitCode = 2;
      }
    });
}
