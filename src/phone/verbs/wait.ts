import type { Fields } from '../form.ts';
import type { Action } from '../happening.ts';
import type { Leg } from '../leg.ts';
import { ask, find, isCutOff, pass, tell } from '../leg.ts';
import type { Next, Stage } from '../stage.ts';
import { hangUp, nextVerb, visit } from '../stage.ts';

/** How the wait ended, and what follows if no action is requested. */
export interface Left {
  result: string;
  next: Next;
  /** Seconds of the talk that followed the wait, which are none of it. */
  talked?: number;
}

/** A place in a queue. */
export interface Wait {
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
 * Plays the wait document again and again until an agent takes the call, the document leaves, or
 * the caller hangs up. Source: https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl
 */
export async function wait(
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
      if (next.kind === 'taken') return bridged(leg, queue, next.seconds);
      if (next.kind === 'end') return { result: 'hangup', next };
      if (next.kind === 'failure') {
        find(leg, next.finding);
        return { result: 'error', next: nextVerb };
      }
    }
    const action = await ask(leg, { kind: 'queue', queue, waited: leg.clock.seconds - began });
    if (action.kind === 'hangUp') return { result: 'hangup', next: hangUp(leg) };
    if (action.kind === 'agent') return bridged(leg, queue, action.seconds);
    await whileWaiting(leg, action, (waitUrl ?? '') === '' ? round : 0);
  }
}

/** An agent takes the call, and talks for so many seconds. */
async function bridged(leg: Leg, queue: string, seconds: number): Promise<Left> {
  tell(leg, { kind: 'dialled', to: queue, noun: 'Queue', outcome: 'answered', seconds });
  await pass(leg, seconds);
  return { result: 'bridged', next: nextVerb, talked: seconds };
}

/** What the caller does is lost in a queue: nobody asks for it. */
async function whileWaiting(leg: Leg, action: Action, seconds: number): Promise<void> {
  if (action.kind === 'keys') {
    tell(leg, { kind: 'presses', keys: action.keys });
    tell(leg, { kind: 'ignores', keys: action.keys });
  }
  if (action.kind === 'speech') {
    tell(leg, { kind: 'speaks', words: action.words, confidence: action.confidence });
    tell(leg, { kind: 'ignores', keys: action.words });
  }
  if (action.kind !== 'silence') return;
  tell(leg, { kind: 'silent', seconds });
  await pass(leg, seconds);
}

function waitFields(leg: Leg, { sid, queue, began, most }: Wait): Fields {
  const { position, size } = leg.placeIn?.(queue) ?? { position: 1, size: 1 };
  return {
    QueueSid: sid,
    CurrentQueueSid: sid,
    QueuePosition: String(position),
    QueueTime: String(leg.clock.seconds - began),
    AvgQueueTime: '60',
    CurrentQueueSize: String(size),
    MaxQueueSize: String(most),
  };
}
