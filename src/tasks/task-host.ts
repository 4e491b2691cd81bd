import { Compile } from 'typebox/compile';
import { Agent } from 'undici';
import { allowedHost } from './allowed-host.ts';
import { ANSWER_LIMIT } from './answer.ts';
import { connector, type ConnectorOptions } from './connector.ts';
import { within } from './deadline.ts';
import { exchange, type Network } from './exchange.ts';
import { Failure, failureOf } from './failure.ts';
import { methodOf, requestOf } from './request.ts';
import { retried } from './retry.ts';
import { mapStrings, withoutSecrets, type Secrets } from './secret.ts';
import { taskSchema, TIMEOUT } from './task.ts';
import type { HttpTask, SendText, Task, TaskResult, TextMessage, TextTask } from './task.ts';

export interface TaskHostOptions extends ConnectorOptions {
  /** As in a content security policy: `crm.example.com`, `*.example.com:8443`, `http://10.0.0.7`. */
  readonly allowedHosts: readonly string[];
  /** By the names that tasks know them by. */
  readonly secrets: Secrets;
  /** Of the account, by which requests are signed that ask for it; without it they fail. */
  readonly authToken?: string | undefined;
  /** Without it every text message fails. */
  readonly sendText?: SendText;
  /** Bytes of an answer, once decompressed: 64 KiB unless given. */
  readonly answerLimit?: number;
}

/** Does what calls ask for. */
export interface TaskHost {
  /** Does a task. It never rejects, and is over when the task's time is up or the signal is given. */
  run(task: Task, signal?: AbortSignal): Promise<TaskResult>;
  /** Ends the tasks that run, and all connections. */
  close(): Promise<void>;
}

/** Compressed, an answer may be this many bytes larger than it is: framing of what can't be compressed. */
const FRAMING = 1024;

const isTask = Compile(taskSchema);

/**
 * Makes the host of a server's tasks.
 * @throws {Error} when an allowed host is none.
 */
export function taskHost({
  allowedHosts,
  secrets,
  authToken,
  sendText,
  answerLimit = ANSWER_LIMIT,
  ...connecting
}: TaskHostOptions): TaskHost {
  const hosts = allowedHosts.map(allowedHost);
  const dispatcher = new Agent({
    connect: connector(connecting),
    maxResponseSize: answerLimit + FRAMING,
  });
  const network: Network = { dispatcher, hosts, answerLimit };
  const closing = new AbortController();

  return {
    run: async (task, signal) => {
      const began = performance.now();
      const result = await ending(async () => {
        if (!isTask.Check(task)) throw new Failure('not a task');
        const seconds = 'http' in task ? (task.http.timeout ?? TIMEOUT) : TIMEOUT;
        const ends = { closed: closing.signal, aborted: signal };
        return within(seconds * 1000, ends, (signal) =>
          'http' in task
            ? fetchAnswer(task, {
                secrets,
                authToken,
                network,
                until: began + seconds * 1000,
                signal,
              })
            : sendMessage(task, sendText),
        );
      });
      return { ...result, ms: Math.round(performance.now() - began) };
    },
    close: async () => {
      closing.abort();
      await dispatcher.destroy();
    },
  };
}

type Ending = Omit<TaskResult, 'ms'>;

/** How work ended, whatever it threw. */
async function ending(work: () => Promise<Ending>): Promise<Ending> {
  try {
    return await work();
  } catch (error) {
    const { message, facts } = failureOf(error, 'not done');
    const { status, value } = facts;
    return {
      outcome: 'failed',
      reason: message,
      ...(status !== undefined && { status }),
      ...(value !== undefined && { value }),
    };
  }
}

interface Fetching {
  readonly secrets: Secrets;
  readonly authToken: string | undefined;
  readonly network: Network;
  /** By `performance.now()`. */
  readonly until: number;
  readonly signal: AbortSignal;
}

async function fetchAnswer(
  task: HttpTask,
  { secrets, authToken, network, until, signal }: Fetching,
): Promise<Ending> {
  const request = requestOf(task, secrets, authToken);
  const { value, status } = await retried(
    () => exchange(request, network, signal),
    (error) => failureOf(error, 'not fetched'),
    { retries: task.http.retries ?? 0, ...methodOf(task.http), until, signal },
  );
  return { outcome: 'done', status, ...(value !== undefined && { value }) };
}

async function sendMessage({ text }: TextTask, sendText: SendText | undefined): Promise<Ending> {
  if (!sendText) throw new Failure('no account');
  const { sid } = await sendText(mapStrings(text, withoutSecrets) as TextMessage);
  return { outcome: 'done', value: { sid } };
}
