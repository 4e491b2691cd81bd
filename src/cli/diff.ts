import { Command } from 'commander';
import { KINDS, type Difference, type Kind } from '../journey/difference.ts';
import { differencesBetween } from '../journey/differences.ts';
import { readTree } from '../journey/reading.ts';

const { stdout, stderr } = process;

/** `phone-tree diff`: says in words what callers meet otherwise in a newer version of a tree. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('say what callers will meet otherwise: exits with 1 if anything, 2 if unreadable')
    .argument('<old>', 'a document, or the name of a tree in TREES_DIR')
    .argument('<new>', 'another version of it')
    .option('--json', 'one JSON object a difference')
    .action(async (old: string, now: string, { json }: { readonly json?: true }) => {
      try {
        const [older, newer] = [await readTree(old), await readTree(now)];
        const found = differencesBetween(older.definition, newer.definition);
        stdout.write(
          json ? found.map((each) => `${JSON.stringify(each)}\n`).join('') : textOf(found),
        );
        process.exitCode = found.length === 0 ? 0 : 1;
      } catch (cause) {
        stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
        process.exitCode = 2;
      }
    });
}

function textOf(found: readonly Difference[]): string {
  if (found.length === 0) return 'Callers will meet the same.\n';
  const groups = Map.groupBy(found, ({ kind }) => kind);
  return [...groups]
    .map(
      ([kind, each]) =>
        `${KINDS[kind satisfies Kind]}\n${each.map(({ sentence }) => `- ${sentence}\n`).join('')}`,
    )
    .join('\n');
}
