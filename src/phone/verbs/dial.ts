import { isTrue, methodOf } from '../attribute.ts';
import { deliver } from '../callbacks.ts';
import type { Element } from '../document.ts';
import type { CallStatus } from '../happening.ts';
import type { Next, Stage } from '../stage.ts';
import { hangUp, nextVerb, requestOnly, visit } from '../stage.ts';
import { joinConference } from './conference.ts';
import { takeFromQueue } from './dequeue.ts';
import type { Dialled } from './dialled.ts';
import type { Party } from './party.ts';
import { partiesOf } from './party.ts';
import { ringTogether } from './ring.ts';
import { talk } from './talk.ts';

/**
 * Connects the caller with another party, then requests the action or goes on with the next verb.
 * Source: https://www.twilio.com/docs/voice/twiml/dial
 */
export async function dial(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  const parties = partiesOf(stage, element);
  const room = parties.find(({ target }) => isRoom(target.noun));
  const dialled =
    room === undefined ? await ring(stage, element, parties) : await enter(stage, element, room);
  const gone = dialled.callerGone ? hangUp(leg) : undefined;
  await deliver(leg);
  const action = element.attributes['action'];
  if (action === undefined) return gone ?? nextVerb;
  const method = methodOf(element, 'method');
  const next = visit(stage, action, method, { DialCallStatus: dialled.status, ...dialled.fields });
  if (gone === undefined) return next;
  if (leg.knobs.actionAfterHangup) await requestOnly(leg, next);
  return gone;
}

function isRoom(noun: string): boolean {
  return noun === 'Conference' || noun === 'Queue';
}

function enter(stage: Stage, element: Element, room: Party): Promise<Dialled> {
  return room.target.noun === 'Queue'
    ? takeFromQueue(stage, element, room)
    : joinConference(stage, element, room);
}

/** Parties ring together, the first to answer wins; with `sequential` one after another. */
async function ring(stage: Stage, element: Element, parties: Party[]): Promise<Dialled> {
  if (parties.length === 0) return { status: 'failed', fields: {}, callerGone: false };
  const rounds = isTrue(element, 'sequential') ? parties.map((party) => [party]) : [parties];
  let missed: CallStatus = 'failed';
  for (const round of rounds) {
    const winner = await ringTogether(stage, element, round);
    if (typeof winner !== 'string') return talk(stage, element, winner);
    missed = winner;
  }
  const { leg, transfer } = parties.at(-1) ?? {};
  return {
    status: missed,
    fields: { DialCallSid: leg?.sid ?? '', DialBridged: 'false' },
    // A caller who gives up while it rings cancels the call.
    callerGone: missed === 'canceled' && transfer?.endedBy === 'caller',
  };
}
