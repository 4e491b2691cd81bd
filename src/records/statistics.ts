import { sql } from 'kysely';
import { dayOf } from './counts.ts';
import type { Database } from './database.ts';

/** Of which calls, by the days (UTC) on which they began and steps were made. */
export interface StatisticsQuery {
  readonly tree?: string | undefined;
  /** Epoch milliseconds within the first day. */
  readonly since?: number | undefined;
  /** Epoch milliseconds within the last day. */
  readonly until?: number | undefined;
}

export interface Statistics {
  readonly calls: number;
  /** By how they ended; those that last are under an empty one. */
  readonly endings: Readonly<Record<string, number>>;
  /** Seconds, of the calls whose length the carrier told; undefined where it told none. */
  readonly meanLength: number | undefined;
  readonly medianLength: number | undefined;
  readonly states: readonly StateStatistics[];
}

export interface StateStatistics {
  readonly tree: string;
  readonly state: string;
  /** How often each way on was chosen, by its name. */
  readonly options: Readonly<Record<string, number>>;
  /** How often callers kept silent. */
  readonly silent: number;
  /** How often what they pressed or said was no way on. */
  readonly erred: number;
  /** How many calls ended here because the caller hung up. */
  readonly hungUp: number;
}

/** Statistics as exact as the counts; how long they take depends on days and states, not on calls. */
export async function statistics(
  { read }: Database,
  { tree, since, until }: StatisticsQuery,
): Promise<Statistics> {
  const asked = sql<boolean>`
    ${tree === undefined ? sql`true` : sql`tree = ${tree}`}
    and ${since === undefined ? sql`true` : sql`day >= ${dayOf(since)}`}
    and ${until === undefined ? sql`true` : sql`day <= ${dayOf(until)}`}`;
  const [steps, endings, lengths] = await Promise.all([
    read
      .selectFrom('stepCounts')
      .select(({ fn }) => ['tree', 'state', 'event', 'option', fn.sum<number>('steps').as('count')])
      .where(asked)
      .groupBy(['tree', 'state', 'event', 'option'])
      .execute(),
    read
      .selectFrom('callCounts')
      .select(({ fn }) => ['tree', 'state', 'ending', fn.sum<number>('calls').as('count')])
      .where(asked)
      .groupBy(['tree', 'state', 'ending'])
      .having(({ fn }) => fn.sum('calls'), '>', 0)
      .execute(),
    read
      .selectFrom('callLengths')
      .select(({ fn }) => ['duration', fn.sum<number>('calls').as('count')])
      .where(asked)
      .groupBy('duration')
      .having(({ fn }) => fn.sum('calls'), '>', 0)
      .orderBy('duration')
      .execute(),
  ]);

  const states = new Map<string, Mutable>();
  const stateOf = (tree: string, state: string): Mutable => {
    const key = JSON.stringify([tree, state]);
    const known = states.get(key) ?? blank(tree, state);
    states.set(key, known);
    return known;
  };
  for (const { tree, state, event, option, count } of steps) {
    const found = stateOf(tree, state);
    if (option !== '') found.options[option] = (found.options[option] ?? 0) + count;
    else if (event === 'noInput') found.silent += count;
    else if (event === 'digits' || event === 'speech') found.erred += count;
  }
  const byEnding = byName();
  for (const { tree, state, ending, count } of endings) {
    byEnding[ending] = (byEnding[ending] ?? 0) + count;
    // The tree would have known better if it had ended the call.
    if (ending === 'completed') stateOf(tree, state).hungUp += count;
  }
  const calls = endings.reduce((sum, { count }) => sum + count, 0);
  return { calls, endings: byEnding, ...lengthsOf(lengths), states: [...states.values()] };
}

/** Numbers by names that trees choose, even `constructor`. */
function byName(): Record<string, number> {
  return Object.create(null) as Record<string, number>;
}

function blank(tree: string, state: string): Mutable {
  return { tree, state, options: byName(), silent: 0, erred: 0, hungUp: 0 };
}

interface Mutable extends StateStatistics {
  options: Record<string, number>;
  silent: number;
  erred: number;
  hungUp: number;
}

/** Mean and median of lengths in order, each with how many calls took as long. */
function lengthsOf(lengths: readonly { readonly duration: number; readonly count: number }[]) {
  const calls = lengths.reduce((sum, { count }) => sum + count, 0);
  if (calls === 0) return { meanLength: undefined, medianLength: undefined };
  const seconds = lengths.reduce((sum, { duration, count }) => sum + duration * count, 0);
  /** The length that so many calls do not exceed. */
  const nth = (rank: number) => {
    let passed = 0;
    return lengths.find(({ count }) => (passed += count) >= rank)?.duration ?? 0;
  };
  const medianLength = (nth(Math.ceil(calls / 2)) + nth(Math.floor(calls / 2) + 1)) / 2;
  return { meanLength: seconds / calls, medianLength };
}
