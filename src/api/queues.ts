import type { FastifyInstance } from 'fastify';
import { DAY, type QueueCounts } from '../records/queues.ts';
import type { Records } from '../records/records.ts';

/** What is told of a queue in which nobody was within a day. */
const NOBODY = {
  entered: 0,
  answered: 0,
  left: 0,
  abandoned: 0,
  refused: 0,
  longest: null,
  average: null,
};

/** Who waits in each queue and who is to be called back, with how stays of the last 24 hours ended. */
export function queueRoutes(app: FastifyInstance, records: Records, clock: () => Date) {
  app.get('/api/queues', async () => {
    const now = clock().getTime();
    await records.settled();
    const [waiters, callBacks, counts] = await Promise.all([
      records.waiters(now),
      records.openCallBacks(),
      records.queueCounts(now - DAY),
    ]);
    const named = [...counts, ...waiters, ...callBacks].map(({ queue }) => queue ?? '');
    return {
      queues: [...new Set(named)].toSorted().map((name) => ({
        name,
        waiting: waiters
          .filter(({ queue }) => queue === name)
          .map(({ number, since, path, tree, callSid }) => ({
            number,
            since: iso(since),
            path,
            tree,
            callSid,
          })),
        callBacks: callBacks
          .filter(({ queue }) => queue === name)
          .map(({ id, number, askedAt, takenBy, tries }) => ({
            id,
            number,
            asked: iso(askedAt),
            takenBy,
            tries: tries ?? 0,
          })),
        day: dayOf(counts.find(({ queue }) => queue === name)),
      })),
    };
  });
}

function dayOf(counts: QueueCounts | undefined) {
  if (!counts) return NOBODY;
  const { queue: _, ...day } = counts;
  return day;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
