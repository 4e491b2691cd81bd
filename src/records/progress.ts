import type { Database } from './database.ts';
import type { TreeVersion } from './schema.ts';

/** Milliseconds that a call lasts at most. https://www.twilio.com/docs/voice/api/call-resource#timelimit */
const LONGEST = 4 * 60 * 60 * 1000;

/** How many calls are on a version of a tree. */
export interface Progress {
  readonly tree: string;
  readonly version: string;
  readonly calls: number;
}

/**
 * The calls in progress at a time, in epoch milliseconds, by the version of the tree that each has come
 * to: those that have not ended, and that were heard of lately, since the end of a call may not be told.
 */
export async function progress({ read }: Database, now: number): Promise<Progress[]> {
  const rows = await read
    .selectFrom('calls')
    .innerJoin('steps', (join) =>
      join.onRef('steps.callSerial', '=', 'calls.serial').onRef('steps.at', '=', 'calls.lastAt'),
    )
    .select(({ fn }) => ['steps.tree', 'steps.version', fn.count('callSid').distinct().as('calls')])
    .where('ending', 'is', null)
    // Which an index tells; no call lasts a day.
    .where('startedAt', '>', now - 6 * LONGEST)
    .where('updatedAt', '>', now - LONGEST)
    .groupBy(['steps.tree', 'steps.version'])
    .execute();
  return rows.map((row) => ({ ...row, calls: Number(row.calls) }));
}

/** When which versions of trees were live, in the order in which they went live. */
export async function treeVersions({ read }: Database): Promise<TreeVersion[]> {
  return read.selectFrom('treeVersions').selectAll().orderBy('liveSince').execute();
}
