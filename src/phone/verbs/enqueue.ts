import { deliver } from '../callbacks.ts';
import { methodOf, numberOf } from '../attribute.ts';
import { Diversion } from '../diversion.ts';
import type { Element } from '../document.ts';
import { textOf } from '../document.ts';
import type { Fields } from '../form.ts';
import type { Leg } from '../leg.ts';
import { tell, warn } from '../leg.ts';
import { queueSid } from '../sid.ts';
import type { Next, Stage } from '../stage.ts';
import { fetchPage, nextVerb, requestOnly, visit } from '../stage.ts';
import { transferOf } from '../transfer.ts';
import type { Wait } from './wait.ts';
import { wait } from './wait.ts';

/**
 * Puts the caller into a queue and plays the wait document again and again until an agent takes
 * the call, the document leaves, or the caller hangs up; then the action or the next verb.
 * Source: https://www.twilio.com/docs/voice/twiml/enqueue
 */
export async function enqueue(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  const queue = queueName(element);
  const { action, waitUrl } = element.attributes;
  const waitMethod = methodOf(element, 'waitUrlMethod');
  const wanted: Wait = {
    sid: queueSid(leg.accountSid, queue),
    queue,
    began: leg.clock.seconds,
    most: numberOf(element, 'maxQueueSize', 1000),
  };
  const goOn = (result: string, fields: Fields = {}): Next =>
    action === undefined
      ? nextVerb
      : visit(stage, action, methodOf(element, 'method'), { QueueResult: result, ...fields });
  const waited = (talked = 0): number => leg.clock.seconds - talked - wanted.began;
  const told = (seconds: number): Fields => ({
    QueueSid: wanted.sid,
    QueueTime: String(seconds),
  });

  const refused = refusal(leg, element, queue);
  if (refused !== undefined) {
    tell(leg, { kind: 'leaves', queue, result: refused, seconds: 0 });
    await deliver(leg);
    return goOn(refused);
  }
  tell(leg, { kind: 'queues', queue });
  const { result, next, talked } = await wait(stage, waitUrl, waitMethod, wanted).catch(
    async (cause: unknown) => {
      if (cause instanceof Diversion) {
        const how = cause.to === 'end' ? 'hangup' : 'redirected';
        await requestUnheard(leg, goOn(how, told(waited())));
      }
      throw cause;
    },
  );
  const seconds = waited(talked);
  tell(leg, { kind: 'leaves', queue, result, seconds });
  await deliver(leg);
  if (next.kind !== 'end') return goOn(result, told(seconds));
  if (next.by === 'caller') await requestOnly(leg, goOn(result, told(seconds)));
  return next;
}

/** Requests an action for a caller who is elsewhere already: the answer is not played. */
async function requestUnheard(leg: Leg, next: Next): Promise<void> {
  if (next.kind === 'visit') await fetchPage(leg, next);
}

/** A task goes to a workflow of TaskRouter, which stands in for the name. */
function queueName(element: Element): string {
  return element.attributes['workflowSid'] ?? textOf(element);
}

/** A queue that takes nobody. https://www.twilio.com/docs/api/errors/14207 */
function refusal(leg: Leg, element: Element, queue: string): string | undefined {
  const { outcome } = transferOf(leg.transfers, { noun: 'Enqueue', to: queue });
  if (outcome === 'failed') return 'system-error';
  if (outcome !== 'full') return undefined;
  warn(leg, element, 14207, `"${queue}" is full`);
  return 'queue-full';
}
