import { Command } from 'commander';
import { columnsOf } from './columns.ts';
import { askServer } from './operator.ts';

interface Version {
  name: string;
  version: string;
  /** Null where the records can't be asked. */
  calls: number | null;
}

interface Report {
  trees: (Version & { file: string | null; since: string })[];
  earlier: (Version & { until: string | null })[];
  refused: { file: string; complaints: string[] }[];
}

/** `phone-tree trees`: which versions are live in a running server, since when, and the calls on each. */
export function treesCommand(): Command {
  return new Command('trees')
    .description('show which versions of which trees are live in the running server')
    .option('--token <token>', "operators' token (default: API_TOKEN, else laptop.json)")
    .option('--json', 'as JSON')
    .action(async ({ token, json }: { token?: string; json?: true }) => {
      const report = await askServer<Report>('/api/trees', token);
      if (report) process.stdout.write(json ? `${JSON.stringify(report)}\n` : textOf(report));
    });
}

function textOf({ trees, earlier, refused }: Report): string {
  const rows = [
    ...trees.map((tree) => [
      tree.name,
      tree.version,
      `since ${tree.since}`,
      calls(tree.calls),
      tree.file ?? 'TypeScript',
    ]),
    ...earlier.map((tree) => [
      tree.name,
      tree.version,
      tree.until === null ? 'no longer' : `until ${tree.until}`,
      calls(tree.calls),
      '',
    ]),
  ];
  const warnings = refused.flatMap(({ file, complaints }) => [
    '',
    `${file} is not live as it stands:`,
    ...complaints,
  ]);
  return `${[...columnsOf(rows), ...warnings].join('\n')}\n`;
}

function calls(count: number | null): string {
  if (count === null) return 'calls not known';
  return count === 1 ? '1 call' : `${count} calls`;
}
