import type { Command } from 'commander';
import { cellOf, columnsOf } from './columns.ts';
import { operatorCommand, type OperatorOptions } from './list.ts';
import { request } from './operator.ts';

interface Erased {
  readonly deleted: Readonly<Record<string, number>>;
  readonly soundLeft: readonly string[];
}

/** `phone-tree erase`: erases everything about a number, the sound at the carrier included. */
export function eraseCommand(): Command {
  return operatorCommand('erase', 'erase everything about a number, at the carrier too')
    .argument('<number>', 'the number in E.164, such as +14155550123')
    .option('--own', "even if it is one of the server's own numbers")
    .action(async (number: string, options: OperatorOptions & { own?: true }) => {
      const { token, json, own } = options;
      const reply = await request(`/api/numbers/${encodeURIComponent(number)}`, {
        token,
        method: 'DELETE',
        query: { own: own && 'true' },
      });
      if (!reply) return;
      const erased = (await reply.json()) as Erased;
      process.stdout.write(json ? `${JSON.stringify(erased)}\n` : textOf(erased));
    });
}

function textOf({ deleted, soundLeft }: Erased): string {
  const rows = Object.entries(deleted).map((row) => row.map(cellOf));
  const left = soundLeft.length > 0 ? ['', 'Sound is left at the carrier:', ...soundLeft] : [];
  return `${[...columnsOf(rows), ...left].join('\n')}\n`;
}
