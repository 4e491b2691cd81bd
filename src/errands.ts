import type { FastifyBaseLogger } from 'fastify';
import type { Answer } from './answer.ts';
import { PromptError } from './prompt/fault.ts';
import type { Scope } from './prompt/scope.ts';
import type { Client, QueueDesk } from './queues/desk.ts';
import { isQueueTask } from './tasks/queue-task.ts';
import { methodOf } from './tasks/request.ts';
import type { TaskHost } from './tasks/task-host.ts';
import type { TaskResult } from './tasks/task.ts';
import { wordedTask } from './tree/errand-wording.ts';
import { valuesOf, type Errand } from './tree/errand.ts';
import type { Place } from './tree/step.ts';

/** Milliseconds; Twilio waits 15 seconds for an answer. */
export interface Patience {
  /** For a task in the request that asks for it, until the caller hears what is said meanwhile. */
  readonly quick: number;
  /** For all tasks in one request, and for one task in a request that comes back for it. */
  readonly request: number;
  /** For the request that comes back, until what the task came to is forgotten. */
  readonly kept: number;
}

export const PATIENCE: Patience = { quick: 2_500, request: 8_000, kept: 10 * 60_000 };

/** How many tasks in a row one request waits for. */
const MOST_IN_A_ROW = 5;

/** How an errand ended, and what the call is to remember of it. */
export interface Ended {
  readonly outcome: 'done' | 'failed';
  readonly values: Readonly<Record<string, string>>;
}

/** One request of a call that has something to be done. */
export interface Visit {
  readonly callSid: string;
  /** The name of the tree. */
  readonly tree: string;
  /** The version of the tree, by which its errands are told from those of others. */
  readonly version: string;
  /** The caller's number. */
  readonly from: string;
  /** The place the call has come back to, to see whether its task is over. */
  readonly back: Place | undefined;
  /** What the texts of a task can speak of. */
  readonly scope: (place: Place) => Scope;
  /** Takes the call on once the task that an answer waits for is over. */
  readonly goOn: (answer: Answer, ended: Ended) => Answer;
  readonly log: FastifyBaseLogger;
}

/** Does what calls ask for. */
export interface Errands {
  /**
   * Waits for what an answer waits for, and takes the call on; as it is, the answer has the caller come
   * back. It never rejects.
   */
  readonly attend: (answer: Answer, visit: Visit) => Promise<Answer>;
}

/** Who does what calls ask for. */
export interface Doers {
  readonly host: TaskHost;
  readonly desk: QueueDesk;
}

/** Opens the errands of a process: what is under way stays in its memory until it is asked for. */
export function openErrands(doers: Doers, patience: Patience = PATIENCE): Errands {
  const underWay = new Map<string, Promise<Ended>>();

  function start(key: string, work: Work) {
    const running = run(doers, work);
    underWay.set(key, running);
    const forget = () => {
      if (underWay.get(key) === running) underWay.delete(key);
    };
    void running.then(() => setTimeout(forget, patience.kept).unref());
    return running;
  }

  return {
    async attend(first, { callSid, tree, version, from, back, scope, goOn, log }) {
      const until = performance.now() + patience.request;
      let answer = first;
      for (let tasks = 1; answer.task; tasks += 1) {
        const { task, place } = answer;
        // Not by the task itself, which may hold the time of day.
        const key = JSON.stringify([callSid, version, place.state, place.vars]);
        const returned = answer === first && back?.state === place.state;
        const lost = returned && !underWay.has(key) && !isRepeatable(task);
        if (lost) log.info({ outcome: 'failed', reason: 'not in this process' }, 'task');
        const client = { callSid, tree, from };
        const work = { errand: task, client, scope: () => scope(place), log };
        const running = lost ? LOST : (underWay.get(key) ?? start(key, work));
        const left = until - performance.now();
        const wait = returned ? left : Math.min(patience.quick, left);
        const ended = tasks > MOST_IN_A_ROW ? undefined : await inTime(running, wait);
        if (!ended) return answer;
        answer = goOn(answer, ended);
        // A call that is brought back here, because what follows fails, has nothing done twice.
        if (answer.place.state !== place.state) underWay.delete(key);
      }
      return answer;
    },
  };
}

const LOST: Promise<Ended> = Promise.resolve({ outcome: 'failed', values: {} });

/** Whether doing a task twice is as good as once, as it is of all that is done at the desk. */
function isRepeatable(task: Errand): boolean {
  return isQueueTask(task) || ('http' in task && methodOf(task.http).method === 'GET');
}

/** A task of a call, to be done. */
interface Work {
  readonly errand: Errand;
  readonly client: Client;
  readonly scope: () => Scope;
  readonly log: FastifyBaseLogger;
}

/** Does an errand, whatever happens; of its answer only what is kept stays in memory. */
async function run(doers: Doers, work: Work): Promise<Ended> {
  const { errand, log } = work;
  const { outcome, reason, ms, value, status } = await resultOf(doers, work);
  const asked = 'http' in errand ? URL.parse(errand.http.url)?.host : undefined;
  log.info({ outcome, reason, ms, host: asked }, 'task');
  return { outcome, values: valuesOf({ value, status }, errand, work.scope()) };
}

async function resultOf({ host, desk }: Doers, work: Work): Promise<TaskResult> {
  try {
    const task = wordedTask(work.errand, work.scope());
    return await (isQueueTask(task) ? desk.run(task, work.client) : host.run(task));
  } catch (error) {
    // A prompt's complaint quotes the tree, never a value.
    const reason = error instanceof PromptError ? error.message : 'not done';
    return { outcome: 'failed', reason, ms: 0 };
  }
}

/** What a promise comes to, unless it takes longer. */
async function inTime<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms, undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
