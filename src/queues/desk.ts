import { randomUUID } from 'node:crypto';
import { DAY } from '../records/queues.ts';
import type { Records } from '../records/records.ts';
import { within } from '../tasks/deadline.ts';
import { Failure, failureOf } from '../tasks/failure.ts';
import type { QueueTask } from '../tasks/queue-task.ts';
import { E164, TIMEOUT, type TaskResult } from '../tasks/task.ts';
import { covers } from '../tree/transfer.ts';
import { saidPath } from './path.ts';

export interface DeskOptions {
  /** Without them every task fails. */
  readonly records: Records | undefined;
  /** What may be called back, as `+1415*`; undefined: nothing. */
  readonly transfers: readonly string[] | undefined;
  readonly clock: () => Date;
}

/** The call that a task is done for. */
export interface Client {
  readonly callSid: string;
  readonly tree: string;
  /** The caller's number, in E.164 where there is one. */
  readonly from: string;
}

/** Does the tasks about queues; it never rejects. */
export interface QueueDesk {
  readonly run: (task: QueueTask, client: Client) => Promise<TaskResult>;
}

const UNSET = 'TRANSFER_NUMBERS is not set';

/** Opens the desk that knows who waits and who is to be called back. */
export function queueDesk({ records, transfers, clock }: DeskOptions): QueueDesk {
  async function answerOf(task: QueueTask, { callSid, tree, from }: Client): Promise<unknown> {
    if (!records) throw new Failure('no records');
    const now = clock().getTime();
    // What this process has told is known; of others it is known a second later.
    await records.settled();
    if ('queue' in task) {
      const callable = E164.test(from) && covers(transfers ?? [], from);
      const seen = await sight(records, task.queue.name, callSid, now);
      return { ...seen, ...(callable && { callable }) };
    }
    if ('callBack' in task) {
      const { queue, number } = task.callBack;
      if (!E164.test(number)) throw new Failure('not a number in E.164');
      if (!transfers) throw new Failure(UNSET);
      if (!covers(transfers, number)) throw new Failure('TRANSFER_NUMBERS does not cover it');
      return records.askCallBack({ id: randomUUID(), callSid, queue, number, tree, at: now });
    }
    if ('takeCallBack' in task) {
      // Whom nobody may ring is not handed out, though the setting once covered them.
      if (!transfers) throw new Failure(UNSET);
      const taken = await records.takeCallBack(task.takeCallBack.queue, callSid, now);
      if (!taken) throw new Failure('nobody to call back');
      return { id: taken.id, number: taken.number, asked: seconds(now - taken.askedAt) };
    }
    return records.endCallBack({ ...task.endCallBack, by: callSid });
  }

  return {
    async run(task, client) {
      const began = performance.now();
      const ms = () => Math.round(performance.now() - began);
      try {
        const value = await within(TIMEOUT * 1000, {}, () => answerOf(task, client));
        return { outcome: 'done', value, ms: ms() };
      } catch (error) {
        return { outcome: 'failed', reason: failureOf(error, 'not done').message, ms: ms() };
      }
    },
  };
}

/** What is told of a queue to who waits in it or answers for it; times in seconds. */
async function sight(records: Records, queue: string, by: string, now: number) {
  const [waiters, counts, callBacks] = await Promise.all([
    records.waiters(now, queue),
    records.queueCounts(now - DAY),
    records.dueCallBacks(queue, by, now),
  ]);
  const [next] = waiters;
  const [asked] = callBacks;
  const longest = next ? seconds(now - next.since) : 0;
  return {
    waiting: waiters.length,
    longest,
    average: counts.find((each) => each.queue === queue)?.average ?? 0,
    ...(next && { next: { number: next.number, path: saidPath(next.path), waited: longest } }),
    callBacks: {
      waiting: callBacks.length,
      ...(asked && { next: { number: asked.number, asked: seconds(now - asked.askedAt) } }),
    },
  };
}

function seconds(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds / 1000));
}
