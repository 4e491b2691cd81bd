import { deliver, post } from '../callbacks.ts';
import { isTrue, methodOf, numberOf, warn } from '../attribute.ts';
import type { Element } from '../document.ts';
import { answer, find, pass, tell } from '../leg.ts';
import { error } from '../finding.ts';
import type { Fields } from '../form.ts';
import type { CallStatus } from '../happening.ts';
import { newSid } from '../sid.ts';
import type { Next, Stage } from '../stage.ts';
import { hangUp, nextVerb, requestOnly, resolve, visit } from '../stage.ts';
import type { Dialled } from './dialled.ts';
import type { Party } from './party.ts';
import { conclude, partiesOf, progress } from './party.ts';
import { recordingFields } from './record.ts';
import { joinConference, takeFromQueue } from './room.ts';
import { whisper } from './whisper.ts';

/**
 * Connects the caller with another party, then requests the action or goes on with the next verb.
 * Source: https://www.twilio.com/docs/voice/twiml/dial
 */
export async function dial(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  const parties = partiesOf(stage, element);
  const rooms = parties.filter(({ target }) => isRoom(target.noun));
  if (rooms.length > 0 && parties.length > 1) {
    warn(leg, element, 13000, 'mixes a conference or queue with other nouns');
  }
  const [room] = rooms;
  const dialled =
    room === undefined ? await ring(stage, element, parties) : await enter(stage, element, room);
  const gone = dialled.callerGone ? hangUp(leg) : undefined;
  await deliver(leg);
  const action = element.attributes['action'];
  if (action === undefined) return gone ?? nextVerb;
  const method = methodOf(leg, element, 'method', 13210);
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
  if (parties.length === 0) {
    find(stage.leg, { ...error(13223, '<Dial> has nobody to dial'), line: element.line });
    return { status: 'failed', fields: {}, callerGone: false };
  }
  const rounds = isTrue(element, 'sequential') ? parties.map((party) => [party]) : [parties];
  let missed: CallStatus = 'failed';
  for (const round of rounds) {
    const winner = await ringTogether(stage, element, round);
    if (typeof winner === 'string') missed = winner;
    else return talk(stage, element, winner);
  }
  return {
    status: missed,
    fields: { DialCallSid: parties.at(-1)?.leg.sid ?? '' },
    callerGone: false,
  };
}

/** The party that answers, or how the round failed. */
async function ringTogether(
  stage: Stage,
  element: Element,
  parties: Party[],
): Promise<Party | CallStatus> {
  // Twilio rings about five seconds longer than asked.
  const patience = numberOf(stage.leg, element, 'timeout', 30, 13212) + 5;
  for (const party of parties) {
    tell(stage.leg, { kind: 'dials', ...party.target });
    progress(stage, party, 'initiated');
    if (ends(party) !== 'failed') progress(stage, party, 'ringing');
  }
  const winner = parties
    .filter((party) => ends(party) === 'answered' && rings(party) <= patience)
    .toSorted((one, other) => rings(one) - rings(other))[0];
  const rung = winner === undefined ? parties.map(rings) : [rings(winner)];
  await pass(stage.leg, Math.min(patience, Math.max(...rung)));
  for (const party of parties) {
    if (party !== winner)
      conclude(stage, party, winner === undefined ? missedBy(party) : 'canceled');
  }
  return winner ?? overall(parties.map(missedBy));
}

function ends(party: Party): string {
  const { outcome } = party.transfer;
  const unreachable = party.target.noun === 'Number' && !/^\+?\d{3,15}$/.test(party.target.to);
  return unreachable ? 'failed' : outcome;
}

/** Who never answers rings until patience ends. */
function rings(party: Party): number {
  return party.transfer.rings ?? { 'no-answer': Infinity, failed: 0 }[ends(party)] ?? 5;
}

function missedBy(party: Party): CallStatus {
  const outcome = ends(party);
  if (outcome === 'answered') return 'no-answer';
  return outcome === 'busy' || outcome === 'no-answer' || outcome === 'canceled'
    ? outcome
    : 'failed';
}

/** Several parties missed the call: one that rang out tells most. */
function overall(statuses: CallStatus[]): CallStatus {
  const order: CallStatus[] = ['no-answer', 'busy', 'canceled'];
  return order.find((status) => statuses.includes(status)) ?? 'failed';
}

async function talk(stage: Stage, element: Element, party: Party): Promise<Dialled> {
  const { leg } = stage;
  party.leg.answeredAt = leg.clock.seconds;
  progress(stage, party, 'in-progress');
  const DialCallSid = party.leg.sid;
  if (!(await whisper(stage, party))) {
    conclude(stage, party, 'no-answer');
    return {
      status: 'no-answer',
      fields: { DialCallSid, DialBridged: 'false' },
      callerGone: false,
    };
  }
  answer(leg);
  const { seconds = 30, endedBy = 'callee' } = party.transfer;
  const limit = numberOf(leg, element, 'timeLimit', 14_400, 13216);
  const talked = Math.min(seconds, limit);
  await pass(leg, talked);
  if (endedBy === 'star') {
    tell(leg, { kind: 'presses', keys: '*' });
    if (!isTrue(element, 'hangupOnStar')) tell(leg, { kind: 'ignores', keys: '*' });
  }
  conclude(stage, party, 'completed', talked);
  return {
    status: 'completed',
    fields: {
      DialCallSid,
      DialCallDuration: String(talked),
      DialBridged: 'true',
      ...recording(stage, element, talked),
    },
    callerGone: endedBy === 'caller' && seconds <= limit,
  };
}

/** A recorded talk: its address for the action, and its callback. */
function recording(stage: Stage, element: Element, seconds: number): Fields {
  const { leg } = stage;
  const mode = element.attributes['record'] ?? 'do-not-record';
  if (mode === 'do-not-record' || mode === 'false') return {};
  const sid = newSid('RE');
  const url = `https://api.twilio.com/2010-04-01/Accounts/${leg.accountSid}/Recordings/${sid}`;
  const address = element.attributes['recordingStatusCallback'];
  const callback = address === undefined ? undefined : resolve(stage, address);
  if (callback !== undefined) {
    const method = methodOf(leg, element, 'recordingStatusCallbackMethod', 13210);
    post(leg, {
      url: callback,
      method,
      fields: recordingFields(leg, { sid, url, seconds }, 'DialVerb'),
    });
  }
  return { RecordingUrl: url };
}
