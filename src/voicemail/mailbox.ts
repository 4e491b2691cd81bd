import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Account } from '../account.ts';
import type { Records } from '../records/records.ts';
import type { Recording } from '../records/schema.ts';
import type { TaskHost } from '../tasks/task-host.ts';
import { deleteAudio, fetchAudio, type Audio } from './audio.ts';
import { noAccount } from './carrier-refusal.ts';
import { tell, type Notified } from './notification.ts';
import { placeIn } from './place.ts';
import { reconcile } from './reconciliation.ts';

export interface MailboxOptions {
  /** Undefined: nothing can be heard, deleted or looked for. */
  readonly account: Account | undefined;
  readonly records: Records;
  /** Sends what is told of voicemails. */
  readonly tasks: TaskHost;
  readonly notified: Notified;
  /** Whether a number is one that this server answers. */
  readonly isOwn: (number: string) => boolean;
  /** How far back recordings are looked for, in days: no further than they are kept. */
  readonly days: number;
  readonly logger: Pick<FastifyBaseLogger, 'error'>;
}

/** The voicemails: their sound, which is the carrier's, and who is told of them. */
export interface Mailbox {
  /** Whether there is an account at the carrier; without one, all that asks the carrier is refused. */
  readonly hasAccount: boolean;
  /**
   * The sound of a recording, or the part that a Range header names; undefined where there is none.
   * @throws {CarrierRefusal} when the carrier does not give it.
   */
  readonly audio: (recordingSid: string, range: string | undefined) => Promise<Audio | undefined>;
  /**
   * Deletes the sound of recordings.
   * @throws {CarrierRefusal} when the carrier does not delete one.
   */
  readonly deleteAudio: (recordingSids: readonly string[]) => Promise<void>;
  /**
   * Keeps recordings of which the carrier told nothing, and tells of those that nobody was told of;
   * returns the SIDs of the former.
   * @throws {CarrierRefusal} when the carrier does not list them.
   * @throws {Error} when the database is away.
   */
  readonly reconcile: () => Promise<readonly string[]>;
  /** Has somebody told of a recording that is whole now, once; returns at once. */
  readonly arrived: (recordingSid: string) => void;
  /** Ends what is being told. */
  readonly close: () => Promise<void>;
}

const UNTOLD = 'nobody told of voicemail';

/** Milliseconds that voicemails are waited for, to be told of together. */
const PAUSE = 1000;

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** Opens the voicemails that records know of. */
export function openMailbox(options: MailboxOptions): Mailbox {
  const { account, records, tasks, notified, isOwn, days, logger } = options;
  const others = new Set<string>();
  const closing = new AbortController();
  const waiting = new Set<string>();
  const rounds = new Set<Promise<void>>();

  /** The account, to which everything about sound leads. */
  function here(): Account {
    if (!account) throw noAccount();
    return account;
  }

  async function completed(voicemail: Recording): Promise<Recording> {
    const { recordingSid, createdAt, callSid, fromNumber } = voicemail;
    const call = fromNumber === null && callSid !== null ? await records.call(callSid) : undefined;
    if (!call) return voicemail;
    const place = placeIn(call, createdAt);
    records.record('recordings', { recordingSid, createdAt, ...place });
    const { fromNumber: from = null, toNumber: to = null, tree = null, state = null } = place;
    return { ...voicemail, fromNumber: from, toNumber: to, tree, state };
  }

  async function notify(recordingSid: string): Promise<void> {
    if (!(await records.notify(recordingSid, Date.now()))) return;
    const [voicemail] = await records.recordings([recordingSid]);
    if (!voicemail) return;
    const reasons = await tell(tasks, notified, await completed(voicemail), closing.signal);
    for (const reason of reasons) logger.error({ recordingSid, reason }, UNTOLD);
  }

  /** Has those told of that have come since, which may be many: the records take them all at once. */
  async function round(): Promise<void> {
    await delay(PAUSE, undefined, { signal: closing.signal }).catch(() => undefined);
    const recordingSids = [...waiting];
    waiting.clear();
    try {
      await records.settled();
      await Promise.all(recordingSids.map(notify));
    } catch (err) {
      logger.error({ err, recordingSids }, UNTOLD);
    }
  }

  function arrived(recordingSid: string): void {
    if (waiting.size === 0) {
      const told: Promise<void> = round().finally(() => rounds.delete(told));
      rounds.add(told);
    }
    waiting.add(recordingSid);
  }

  return {
    hasAccount: account !== undefined,
    audio: async (recordingSid, range) => fetchAudio(here(), recordingSid, range),
    async deleteAudio(recordingSids) {
      for (const recordingSid of recordingSids) await deleteAudio(here(), recordingSid);
    },
    async reconcile() {
      const since = Date.now() - days * DAY;
      const client = await here().client();
      const reconciling = { client, records, since, isOwn, others };
      const found = await reconcile(reconciling);
      for (const recordingSid of await records.unheard(since)) arrived(recordingSid);
      return found;
    },
    arrived,
    async close() {
      closing.abort();
      await Promise.all(rounds);
    },
  };
}
