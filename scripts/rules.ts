/**
 * Writes docs/rules.md, the table of what documents are checked for. With `--check` it writes nothing
 * and fails if the file is not what the code gives.
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import type { Demand } from '../src/check/rule.ts';
import { TABLE } from '../src/check/rules.ts';

const url = new URL('../docs/rules.md', import.meta.url);

const page = `# What \`phone-tree check\` looks for

An **error** keeps a tree from going live; a warning and a hint do not. A document may allow what is
found in a state there, and at its top what is about the tree as a whole, such as its name, size or
goodbye; by the rule, and a reason of two words or more:

\`\`\`yaml
states:
  terms:
    allow: { P02: 'The law wants the whole text.' }
\`\`\`

Warnings and hints can always be allowed, errors only where the table says so. The legal rows are
prompts to ask a lawyer.

| id | | what is demanded | where that comes from |
| --- | --- | --- | --- |
${TABLE.map(rowOf).join('\n')}
`;

const text = await format(page, {
  parser: 'markdown',
  printWidth: 100,
  singleQuote: true,
});
if (!process.argv.includes('--check')) {
  writeFileSync(url, text);
} else if (readFileSync(url, 'utf8') !== text) {
  process.stderr.write('docs/rules.md is not up to date: run npm run rules\n');
  process.exitCode = 1;
}

function rowOf({ id, severity, demands, source, allowable }: Demand): string {
  const how =
    severity === 'error' ? `**error**${allowable === true ? ', may be allowed' : ''}` : severity;
  return `| ${[id, how, demands, source].map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '\\<');
}
