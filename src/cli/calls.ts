import type { Command } from 'commander';
import { cellOf, columnsOf } from './columns.ts';
import { countOf, operatorCommand, showList, type OperatorOptions } from './list.ts';
import { askServer } from './operator.ts';

interface CallsOptions extends OperatorOptions {
  readonly from?: string;
  readonly to?: string;
  readonly number?: string;
  readonly tree?: string;
  readonly state?: string;
  readonly ending?: string;
  readonly limit: number;
}

interface Call {
  readonly callSid: string;
  readonly startedAt: string;
  readonly fromNumber: string | null;
  readonly toNumber: string | null;
  readonly tree: string | null;
  readonly lastState: string | null;
  readonly ending: string | null;
  readonly duration: number | null;
}

interface WholeCall extends Call {
  readonly steps: readonly {
    readonly at: string;
    readonly event: string;
    readonly option: string | null;
    readonly state: string;
    readonly path: readonly string[];
  }[];
}

/** `phone-tree calls`: the calls that the running server had, or one of them step by step. */
export function callsCommand(): Command {
  return operatorCommand('calls', 'show the calls of the running server, or one with its steps')
    .argument('[sid]', 'the SID of a call')
    .option('--from <time>', 'begun at this day or time (ISO 8601), or later')
    .option('--to <time>', 'begun before this day or time')
    .option('--number <number>', 'with this number at either end')
    .option('--tree <name>', 'in this tree')
    .option('--state <name>', 'whose caller came to this state')
    .option('--ending <ending>', 'that ended so: goodbye, completed (hung up), busy …')
    .option('--limit <count>', 'the newest only', countOf, 100)
    .action(async (sid: string | undefined, options: CallsOptions) => {
      const { token, json, limit, ...query } = options;
      if (sid === undefined) return showList('/api/calls', query, options, limit, { cellsOf });
      const call = await askServer<WholeCall>(`/api/calls/${encodeURIComponent(sid)}`, token);
      if (call) process.stdout.write(json ? `${JSON.stringify(call)}\n` : textOf(call));
    });
}

function cellsOf(call: Call): string[] {
  const { startedAt, fromNumber, toNumber, tree, lastState, ending, duration, callSid } = call;
  const length = duration === null ? '' : `${duration} s`;
  const how = ending ?? 'lasts';
  return [startedAt, fromNumber, toNumber, tree, lastState, how, length, callSid].map(cellOf);
}

function textOf(call: WholeCall): string {
  const steps = call.steps.map(({ at, event, option, state, path }) =>
    [at, state, event, option, path.join(' > ')].map(cellOf),
  );
  return `${[cellsOf(call).join('  '), '', ...columnsOf(steps)].join('\n')}\n`;
}
