import { countCalls, countedCalls, countSteps, type Counted } from './counts.ts';
import type { Database } from './database.ts';
import type { Facts } from './fact.ts';
import { put, putSteps, type Into } from './put.ts';
import type { Row, Told } from './told.ts';

/** The columns of a call that another step changes. */
const PROGRESS = ['updatedAt', 'lastState', 'lastAt'];

/** Tables in which facts are rows, and nothing is counted. */
const PLAIN = ['recordings', 'messages', 'queueEntries', 'callBacks', 'treeVersions'] as const;

/** Puts what was told into the records, with what is counted of it: all of it or nothing. */
export async function ingest(
  { write, each, lock }: Database,
  told: readonly Told[],
): Promise<void> {
  const of = (table: keyof Facts) => told.filter((fact) => fact.table === table);
  const rows = (table: keyof Facts) => of(table).map(({ row }) => row);
  const steps = of('steps');
  const progress = lastOf(steps.flatMap(({ call }) => (call ? [call] : [])));
  const touched = [...new Set([...progress, ...rows('calls')].map(sidOf))];

  await write.transaction().execute(async (transaction) => {
    const into = { transaction, each };
    await lock(transaction);
    if (touched.length > 0) {
      const before = await countedCalls(into, touched);
      const known = new Map(before.map((call) => [call.callSid, call]));
      const serials = await serialsOf(into, touched, known);
      const numbered = (row: Row) => ({ ...row, serial: serials.get(sidOf(row)) ?? 0 });
      // What is indexed is written once a call, rather than with each of its steps.
      const isOnward = (row: Row) => {
        const call = known.get(sidOf(row));
        const isPlaced = call?.tree !== undefined && call.tree !== null;
        return isPlaced && call.startedAt <= Number(row['startedAt']) && !('ending' in row);
      };
      const whole = [...progress.filter((row) => !isOnward(row)), ...rows('calls')];
      await put(into, 'calls', whole.map(numbered));
      await put(into, 'calls', progress.filter(isOnward).map(numbered), PROGRESS);
      // A call that lasts counts the same after another step.
      const recount = new Set(whole.map(sidOf));
      for (const { callSid, ending } of before) if (ending !== null) recount.add(callSid);
      const after = recount.size > 0 ? await countedCalls(into, [...recount]) : [];
      await countCalls(
        into,
        before.filter(({ callSid }) => recount.has(callSid)),
        after,
      );
      if (steps.length > 0) {
        const put = steps.map(({ row, call }) => ({
          ...row,
          callSerial: serials.get(sidOf(call ?? {})) ?? 0,
        }));
        await countSteps(into, await putSteps(into, put));
      }
    }
    for (const table of PLAIN) await put(into, table, rows(table));
  });
}

function sidOf({ callSid }: Row): string {
  return String(callSid);
}

/** The serial numbers of calls; those that are new get the next. */
async function serialsOf(
  { transaction }: Into,
  callSids: readonly string[],
  known: ReadonlyMap<string, Counted>,
): Promise<Map<string, number>> {
  const { last } = await transaction
    .selectFrom('calls')
    .select(({ fn }) => fn.max('serial').as('last'))
    .executeTakeFirstOrThrow();
  // Null in an empty table.
  let next = last ?? 0;
  return new Map(callSids.map((sid) => [sid, known.get(sid)?.serial ?? (next += 1)]));
}

/** The last of each call's rows, with what only others tell, and when the first of them began. */
function lastOf(rows: readonly Row[]): Row[] {
  const last = new Map<string, Row>();
  for (const row of rows) {
    const { callSid, startedAt, lastAt } = row;
    const other = last.get(String(callSid)) ?? row;
    const [earlier, later] =
      Number(lastAt) >= Number(other['lastAt']) ? [other, row] : [row, other];
    const began = Math.min(Number(startedAt), Number(other['startedAt']));
    last.set(String(callSid), { ...earlier, ...later, startedAt: began });
  }
  return [...last.values()];
}
