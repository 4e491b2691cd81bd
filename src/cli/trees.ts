import { Command } from 'commander';
import { columnsOf } from './columns.ts';
import { askServer } from './operator.ts';

interface Report {
  trees: { name: string; version: string; file: string | null; since: string; calls: number }[];
  earlier: { name: string; version: string; until: string; calls: number }[];
  refused: string | null;
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
      `until ${tree.until}`,
      calls(tree.calls),
      '',
    ]),
  ];
  const warning = refused === null ? [] : ['', 'The folder as it stands is not live:', refused];
  return `${[...columnsOf(rows), ...warning].join('\n')}\n`;
}

function calls(count: number): string {
  return count === 1 ? '1 call' : `${count} calls`;
}
