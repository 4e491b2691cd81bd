import type { Command } from 'commander';
import { cellOf, columnsOf } from './columns.ts';
import { operatorCommand, type OperatorOptions } from './list.ts';
import { request } from './operator.ts';

interface StatisticsOptions extends OperatorOptions {
  readonly tree?: string;
  readonly since?: string;
  readonly until?: string;
}

interface Statistics {
  readonly calls: number;
  readonly endings: Readonly<Record<string, number>>;
  readonly meanLength: number | null;
  readonly medianLength: number | null;
  readonly states: readonly {
    readonly tree: string;
    readonly state: string;
    readonly options: Readonly<Record<string, number>>;
    readonly silent: number;
    readonly erred: number;
    readonly hungUp: number;
  }[];
}

/** `phone-tree statistics`: how many calls the running server had, and what callers chose. */
export function statisticsCommand(): Command {
  return operatorCommand('statistics', 'show how many calls there were, and what callers chose')
    .option('--tree <name>', 'of this tree')
    .option('--since <day>', 'from this day (ISO 8601, UTC) on')
    .option('--until <day>', 'to this day, which counts too')
    .action(async ({ token, json, ...query }: StatisticsOptions) => {
      const reply = await request('/api/statistics', { token, query });
      if (!reply) return;
      const found = (await reply.json()) as Statistics;
      process.stdout.write(json ? `${JSON.stringify(found)}\n` : textOf(found));
    });
}

function textOf({ calls, endings, meanLength, medianLength, states }: Statistics): string {
  const lengths =
    meanLength === null ? '' : `, ${meanLength.toFixed(0)} s on average, median ${medianLength} s`;
  const ended = Object.entries(endings).map(([ending, count]) => [
    `  ${cellOf(ending || 'last')}`,
    String(count),
  ]);
  const chosen = states.flatMap(({ tree, state, options, silent, erred, hungUp }) => {
    const rows = [...Object.entries(options), ['(silent)', silent], ['(erred)', erred]] as const;
    return [...rows, ['(hung up)', hungUp] as const]
      .filter(([, count]) => count > 0)
      .map(([name, count]) => [tree, state, name, count].map(cellOf));
  });
  return `${[`${calls} calls${lengths}`, ...columnsOf(ended), '', ...columnsOf(chosen)].join('\n')}\n`;
}
