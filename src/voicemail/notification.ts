import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Recording } from '../records/schema.ts';
import type { TaskHost } from '../tasks/task-host.ts';
import type { Task } from '../tasks/task.ts';

/** Who is told of voicemails. */
export interface Notified {
  /** E.164; a text message goes there. */
  readonly textTo?: string | undefined;
  readonly webhook?: { readonly url: string; readonly secret: string } | undefined;
}

/** Milliseconds before each try. */
const PAUSES = [0, 2000, 20_000];

/** Seconds that a webhook may take. */
const TIMEOUT = 10;

/** Tells of a voicemail, trying a few times; returns why somebody could not be told. */
export async function tell(
  tasks: TaskHost,
  { textTo, webhook }: Notified,
  voicemail: Recording,
  signal: AbortSignal,
): Promise<string[]> {
  const ways: (() => Task)[] = [];
  if (textTo !== undefined) ways.push(() => textOf(voicemail, textTo));
  if (webhook) ways.push(() => requestOf(voicemail, webhook));
  const reasons = await Promise.all(ways.map((task) => tried(tasks, task, signal)));
  return reasons.filter((reason) => reason !== undefined);
}

/** Does a task until it is done; returns why it is not, where that is of no use. */
async function tried(
  tasks: TaskHost,
  task: () => Task,
  signal: AbortSignal,
): Promise<string | undefined> {
  let reason: string | undefined;
  for (const pause of PAUSES) {
    await delay(pause, undefined, { signal, ref: false }).catch(() => undefined);
    const result = await tasks.run(task(), signal);
    if (result.outcome === 'done') return undefined;
    reason = result.reason ?? 'failed';
    const { status = 0 } = result;
    if (status >= 400 && status < 500 && status !== 429) break;
  }
  return reason;
}

function textOf({ fromNumber, duration, tree, recordingSid }: Recording, to: string): Task {
  const length = duration === null ? '' : `, ${duration} s`;
  const where = tree === null ? '' : ` (${tree})`;
  const body = `Voicemail from ${fromNumber ?? 'an unknown number'}${length}${where}: ${recordingSid}`;
  return { text: { to, body: plain(body) } };
}

/** What tasks take for a secret, as text: a caller can't have one sent. */
function plain(text: string): string {
  return text.replaceAll('${', '$ {');
}

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header */
function requestOf(voicemail: Recording, { url, secret }: { url: string; secret: string }): Task {
  // Escaped, a dollar begins no secret.
  const body = JSON.stringify(newsOf(voicemail)).replaceAll('$', '\\u0024');
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': voicemail.recordingSid,
    'phone-tree-signature': signature(body, secret, Math.floor(Date.now() / 1000)),
  };
  return { http: { url, method: 'POST', headers, body, timeout: TIMEOUT } };
}

/** What a webhook is told; not where the sound is, which takes the operators' token. */
function newsOf({ recordingSid, callSid, createdAt, ...voicemail }: Recording) {
  const { duration, fromNumber, toNumber, tree, state, transcript } = voicemail;
  const at = new Date(createdAt).toISOString();
  const place = { fromNumber, toNumber, tree, state };
  return { recordingSid, callSid, createdAt: at, duration, ...place, transcript };
}

/** A signature of a body and the time (epoch seconds) at which it is sent, so that it can't be sent again later. */
export function signature(body: string, secret: string, at: number): string {
  const code = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  return `t=${at},v1=${code}`;
}
