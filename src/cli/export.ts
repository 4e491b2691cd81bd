import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument, Command, Option } from 'commander';
import { tables } from '../records/fact.ts';
import { request } from './operator.ts';

/** `phone-tree export`: writes a table of the records to standard output. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write a table of the records to standard output')
    .addArgument(new Argument('<table>', 'what to write').choices(tables))
    .addOption(new Option('--format <format>').choices(['jsonl', 'csv']).default('jsonl'))
    .option('--token <token>', "operators' token (default: API_TOKEN, else laptop.json)")
    .action(async (table: string, { format, token }: { format: string; token?: string }) => {
      const reply = await request(`/api/export/${table}.${format}`, { token });
      if (!reply?.body) return;
      await pipeline(Readable.fromWeb(reply.body), process.stdout).catch((error: Error) => {
        process.exitCode = 1;
        process.stderr.write(`the export is not whole: ${error.message}\n`);
      });
    });
}
