import { deliver } from '../callbacks.ts';
import { methodOf, numberOf, warn } from '../attribute.ts';
import type { Element } from '../document.ts';
import { elementsOf, textOf } from '../document.ts';
import type { Fields } from '../form.ts';
import type { Leg } from '../leg.ts';
import { ask, find, isCutOff, pass, tell } from '../leg.ts';
import { newSid } from '../sid.ts';
import type { Next, Stage } from '../stage.ts';
import { fail, hangUp, nextVerb, requestOnly, visit } from '../stage.ts';
import { transferOf } from '../transfer.ts';

/** How the wait ended, and what follows if no action is requested. */
interface Left {
  result: string;
  next: Next;
}

/** A place in a queue. */
interface Wait {
  sid: string;
  queue: string;
  /** Where in the call the wait began, in seconds. */
  began: number;
  /** How many may wait at once. */
  most: number;
}

/** Music to wait by, and the seconds after which the phone asks again what the caller does. */
const defaultMusic = 'http://com.twilio.sounds.music.s3.amazonaws.com/index.xml';
const round = 30;

/**
 * Puts the caller into a queue and plays the wait document again and again until an agent takes
 * the call, the document leaves, or the caller hangs up; then the action or the next verb.
 * Source: https://www.twilio.com/docs/voice/twiml/enqueue
 */
export async function enqueue(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  const queue = queueName(element);
  if (queue.length < 1 || queue.length > 64) {
    const code = queue === '' ? 14204 : 14205;
    return fail(stage, code, 'a queue name has 1 to 64 characters', element);
  }
  const method = methodOf(leg, element, 'method', 14201);
  const waitMethod = methodOf(leg, element, 'waitUrlMethod', 14206);
  const wanted: Wait = {
    sid: newSid('QU'),
    queue,
    began: leg.clock.seconds,
    most: numberOf(leg, element, 'maxQueueSize', 1000, 12200),
  };
  const refused = refusal(leg, element, queue);
  if (refused === undefined) tell(leg, { kind: 'queues', queue });
  const { waitUrl } = element.attributes;
  const left = refused ?? (await wait(stage, waitUrl, waitMethod, wanted));
  const seconds = leg.clock.seconds - wanted.began;
  tell(leg, { kind: 'leaves', queue, result: left.result, seconds });
  await deliver(leg);
  const action = element.attributes['action'];
  const ended = left.next.kind === 'end' ? left.next : undefined;
  if (action === undefined || (ended !== undefined && ended.by !== 'caller')) return left.next;
  const next = visit(stage, action, method, {
    QueueResult: left.result,
    ...(refused === undefined ? { QueueSid: wanted.sid, QueueTime: String(seconds) } : {}),
  });
  if (ended === undefined) return next;
  await requestOnly(leg, next);
  return ended;
}

/** A Task goes to TaskRouter, whose workflow stands in for the name. */
function queueName(element: Element): string {
  const task = elementsOf(element).some((child) => child.name === 'Task');
  return task ? (element.attributes['workflowSid'] ?? '') : textOf(element);
}

/** A queue that takes nobody. https://www.twilio.com/docs/api/errors/14207 */
function refusal(leg: Leg, element: Element, queue: string): Left | undefined {
  const { outcome } = transferOf(leg.transfers, { noun: 'Enqueue', to: queue });
  if (outcome === 'failed') return { result: 'system-error', next: nextVerb };
  if (outcome !== 'full') return undefined;
  warn(leg, element, 14207, `"${queue}" is full`);
  return { result: 'queue-full', next: nextVerb };
}

async function wait(
  stage: Stage,
  waitUrl: string | undefined,
  method: 'GET' | 'POST',
  wanted: Wait,
): Promise<Left> {
  const { queue, began } = wanted;
  const { leg } = stage;
  if (waitUrl === undefined)
    tell(leg, { kind: 'plays', url: defaultMusic, ear: 'caller', loop: 1 });
  for (;;) {
    if (isCutOff(leg)) return { result: 'hangup', next: nextVerb };
    if (waitUrl !== undefined && waitUrl !== '') {
      const first = visit(stage, waitUrl, method, waitFields(leg, wanted));
      const next = first.kind === 'visit' ? await stage.play(leg, first, 'queue') : first;
      if (next.kind === 'leave') return { result: 'leave', next: nextVerb };
      if (next.kind === 'end') return { result: 'hangup', next };
      if (next.kind === 'failure') {
        find(leg, next.finding);
        return { result: 'error', next: nextVerb };
      }
    }
    const action = await ask(leg, { kind: 'queue', queue, waited: leg.clock.seconds - began });
    if (action.kind === 'hangUp') return { result: 'hangup', next: hangUp(leg) };
    if (action.kind === 'agent') {
      tell(leg, {
        kind: 'dialled',
        to: queue,
        noun: 'Queue',
        outcome: 'answered',
        seconds: action.seconds,
      });
      await pass(leg, action.seconds);
      return { result: 'bridged', next: nextVerb };
    }
    if (action.kind === 'keys') tell(leg, { kind: 'ignores', keys: action.keys });
    if (action.kind === 'silence' && (waitUrl ?? '') === '') await pass(leg, round);
  }
}

function waitFields(leg: Leg, { sid, began, most }: Wait): Fields {
  return {
    QueueSid: sid,
    CurrentQueueSid: sid,
    QueuePosition: '1',
    QueueTime: String(leg.clock.seconds - began),
    AvgQueueTime: '60',
    CurrentQueueSize: '1',
    MaxQueueSize: String(most),
  };
}
