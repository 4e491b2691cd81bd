import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  askCallBack,
  dueCallBacks,
  endCallBack,
  openCallBacks,
  takeCallBack,
  type Asking,
  type CallBackEnd,
  type NextCallBack,
} from './call-backs.ts';
import { call, calls, type CallQuery, type WholeCall } from './calls.ts';
import type { Deleted } from './deletion.ts';
import { openDrain, type News } from './drain.ts';
import { erase } from './erasure.ts';
import { csv, jsonLines } from './export.ts';
import type { Facts } from './fact.ts';
import { migrate } from './migrate.ts';
import type { Page } from './page.ts';
import { openPostgres } from './postgres.ts';
import { progress, treeVersions, type Progress } from './progress.ts';
import {
  queueCounts,
  take,
  waiters,
  type QueueCounts,
  type Taking,
  type Waiter,
} from './queues.ts';
import { Refusal } from './refusal.ts';
import { retire } from './retention.ts';
import type { Call, CallBack, Recording, TreeVersion } from './schema.ts';
import { openSpool } from './spool.ts';
import { openSqlite } from './sqlite.ts';
import { statistics, type Statistics, type StatisticsQuery } from './statistics.ts';
import { lineOf } from './told.ts';
import {
  discard,
  handle,
  notify,
  recordings,
  recordingsOf,
  unheard,
  voicemails,
  type Handling,
  type VoicemailQuery,
} from './voicemails.ts';

export interface RecordsOptions {
  /** The folder of the SQLite file and of what is on its way to the database. */
  readonly dataDir: string;
  /** A PostgreSQL database, such as `postgres://user:password@host/name`; SQLite unless given. */
  readonly databaseUrl?: string | undefined;
  /** Told when records wait for the database or the disk, when they no longer do, and what is damaged. */
  readonly told: (news: News) => void;
}

/** Whether what is told now reaches the database. */
export interface Health {
  readonly ready: boolean;
  readonly reason: string | undefined;
  /** How many facts found neither disk nor memory since the start. */
  readonly lost: number;
}

/** What callers left behind, and where they went. */
export interface Records {
  /**
   * Records something; it takes microseconds and never throws. An answer that is to be heard once this
   * is kept waits for `written`.
   */
  readonly record: <T extends keyof Facts>(table: T, fact: Facts[T]) => void;
  /** Resolves, never rejects, once what was recorded outlives the process: in this turn of the event loop. */
  readonly written: () => Promise<void>;
  /**
   * Records something that is forgotten elsewhere once it is here; resolves when it outlives the machine.
   * @throws {Error} when the disk does not take it.
   */
  readonly keep: <T extends keyof Facts>(table: T, fact: Facts[T]) => Promise<void>;
  readonly health: () => Health;
  /**
   * Resolves once everything that was told so far can be read.
   * @throws {Error} when the database is away.
   */
  readonly settled: () => Promise<void>;
  /** @throws {RangeError} when the cursor is none. */
  readonly calls: (query: CallQuery) => Promise<Page<Call>>;
  readonly call: (callSid: string) => Promise<WholeCall | undefined>;
  /** How many calls are in progress on each version, at a time in epoch milliseconds. */
  readonly progress: (now: number) => Promise<Progress[]>;
  /** When which versions of trees were live, in the order in which they went live. */
  readonly treeVersions: () => Promise<TreeVersion[]>;
  /** @throws {RangeError} when the cursor is none. */
  readonly voicemails: (query: VoicemailQuery) => Promise<Page<Recording>>;
  /** Recordings by their SIDs, as far as there are records of them. */
  readonly recordings: (recordingSids: readonly string[]) => Promise<readonly Recording[]>;
  /** The SIDs of all recordings of a number's that are not deleted. */
  readonly recordingsOf: (number: string) => Promise<readonly string[]>;
  /** The oldest voicemails since a time (epoch milliseconds) that nobody was told of, a hundred at most. */
  readonly unheard: (since: number) => Promise<readonly string[]>;
  /** Notes that somebody is told of a voicemail; tells whether it is whole, and nobody was before. */
  readonly notify: (recordingSid: string, at: number) => Promise<boolean>;
  /** Marks a recording as taken care of; tells whether there is one. */
  readonly handle: (recordingSid: string, handling: Handling) => Promise<boolean>;
  /** Marks a recording as deleted at a time, in epoch milliseconds; tells whether there is one. */
  readonly discard: (recordingSid: string, at: number) => Promise<boolean>;
  readonly statistics: (query: StatisticsQuery) => Promise<Statistics>;
  /** Who waits in a queue, or in any, at a time in epoch milliseconds; the longest waiting first. */
  readonly waiters: (now: number, queue?: string) => Promise<Waiter[]>;
  /** How stays in each queue ended that began at a time or later, in epoch milliseconds. */
  readonly queueCounts: (since: number) => Promise<QueueCounts[]>;
  /** Marks a caller as taken out of the queue, as soon as the records know that the caller is in it. */
  readonly take: (taking: Taking) => Promise<void>;
  /** Notes down who is to be called back; a number that waits for that already keeps its place. */
  readonly askCallBack: (asking: Asking) => Promise<void>;
  /** Takes the next call-back of a queue for an agent's call, at a time in epoch milliseconds. */
  readonly takeCallBack: (
    queue: string,
    by: string,
    now: number,
  ) => Promise<NextCallBack | undefined>;
  /** Tells how a call-back ended; all but `completed` is tried again, a few times. */
  readonly endCallBack: (end: CallBackEnd) => Promise<void>;
  /** Who asked to be called back and was not, in the order in which they are called. */
  readonly openCallBacks: () => Promise<CallBack[]>;
  /** Who an agent's call may call back at a time in epoch milliseconds, the next one first. */
  readonly dueCallBacks: (queue: string, by: string, now: number) => Promise<CallBack[]>;
  readonly jsonLines: (table: keyof Facts) => AsyncIterable<string>;
  readonly csv: (table: keyof Facts) => AsyncIterable<string>;
  /** Deletes what is from before a time, in epoch milliseconds, but for voicemails nobody has handled. */
  readonly retire: (before: number) => Promise<Deleted>;
  /**
   * Erases everything about a number.
   * @throws {Error} when it can't be done now.
   */
  readonly erase: (number: string) => Promise<Deleted>;
  /** Writes what it can to the database, and closes it. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the records, and takes over what processes that are no more left on the way. A database that is
 * away is waited for: calls go on, and what they tell is kept on the disk.
 * @throws {Refusal} when the folder or the database will never take a record.
 */
export async function openRecords(options: RecordsOptions): Promise<Records> {
  const { dataDir, databaseUrl, told } = options;
  ownFolder(dataDir);
  const database =
    databaseUrl === undefined ? openSqlite(join(dataDir, 'records.db')) : openPostgres(databaseUrl);
  const unmigrated = await migrate(database).then(
    () => undefined,
    async (error: Error) => {
      if (!(error instanceof Refusal)) return error.message;
      await database.close();
      throw error;
    },
  );
  const spool = await openSpool(join(dataDir, 'spool'));
  await spool.adopt();
  const drain = openDrain(spool, database, unmigrated, told);
  return {
    record: (table, fact) => spool.append(lineOf(table, fact)),
    written: () => spool.written(),
    keep: (table, fact) => spool.keep(lineOf(table, fact)),
    health() {
      const reason = spool.trouble() ?? drain.trouble();
      return { ready: reason === undefined, reason, lost: spool.lost() };
    },
    settled: () => drain.flush(),
    calls: (query) => calls(database, query),
    call: (callSid) => call(database, callSid),
    progress: (now) => progress(database, now),
    treeVersions: () => treeVersions(database),
    voicemails: (query) => voicemails(database, query),
    recordings: (recordingSids) => recordings(database, recordingSids),
    recordingsOf: (number) => recordingsOf(database, number),
    unheard: (since) => unheard(database, since),
    notify: (recordingSid, at) => notify(database, recordingSid, at),
    handle: (recordingSid, handling) => handle(database, recordingSid, handling),
    discard: (recordingSid, at) => discard(database, recordingSid, at),
    statistics: (query) => statistics(database, query),
    waiters: (now, queue) => waiters(database, now, queue),
    queueCounts: (since) => queueCounts(database, since),
    async take(taking) {
      await drain.flush();
      await take(database, taking);
    },
    askCallBack: (asking) => askCallBack(database, asking),
    takeCallBack: (queue, by, now) => takeCallBack(database, queue, by, now),
    endCallBack: (end) => endCallBack(database, end),
    openCallBacks: () => openCallBacks(database),
    dueCallBacks: (queue, by, now) => dueCallBacks(database, queue, by, now),
    jsonLines: (table) => jsonLines(database, table),
    csv: (table) => csv(database, table),
    retire: (before) => retire(database, before),
    erase: (number) => erase(database, spool, drain, number),
    async close() {
      await drain.close();
      await spool.close();
      await database.close();
    },
  };
}

/** @throws {Refusal} when nothing can be written to the folder. */
function ownFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new Refusal(`${folder} can't be written: let the user that the server runs as do so`, {
      cause,
    });
  }
}
