import { Command, InvalidArgumentError } from 'commander';
import { columnsOf } from './columns.ts';
import { request } from './operator.ts';

/** What every command takes that asks the running server. */
export interface OperatorOptions {
  readonly token?: string;
  readonly json?: true;
}

/** A command that asks the running server. */
export function operatorCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--token <token>', "operators' token (default: API_TOKEN, else laptop.json)")
    .option('--json', 'as JSON');
}

/** How many rows the server gives at once. */
const PAGE = 1000;

/** A number of rows. */
export function countOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('write a whole number from 1');
  return Number(text);
}

/** How a row is shown. */
export interface Columns<Row> {
  readonly cellsOf: (row: Row) => string[];
}

/** Shows rows of the running server as they come, as JSON lines or in columns; as many as are wanted. */
export async function showList<Row>(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  { token, json }: OperatorOptions,
  limit: number,
  { cellsOf }: Columns<Row>,
): Promise<void> {
  let cursor: string | undefined;
  for (let left = limit; left > 0; left -= PAGE) {
    const asked = { ...query, limit: String(Math.min(left, PAGE)), cursor };
    const reply = await request(path, { token, query: asked });
    if (!reply) return;
    const page = (await reply.json()) as { items: Row[]; cursor: string | null };
    const lines = json
      ? page.items.map((row) => JSON.stringify(row))
      : columnsOf(page.items.map(cellsOf));
    process.stdout.write(lines.map((line) => `${line}\n`).join(''));
    if (page.cursor === null) return;
    cursor = page.cursor;
  }
}
