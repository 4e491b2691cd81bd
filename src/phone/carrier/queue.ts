import { momentOf } from '../clock.ts';
import { isQueued } from '../happening.ts';
import type { Front, QueuePlace } from '../leg.ts';
import { tell } from '../leg.ts';
import type { Address } from '../player.ts';
import { queueSid } from '../sid.ts';
import type { Transfers } from '../transfer.ts';
import { transferOf } from '../transfer.ts';
import type { Account } from './account.ts';
import { uriOf } from './uri.ts';
import { rfc2822 } from './date.ts';
import type { Line } from './line.ts';

/** A queue with those who wait in it, the longest waiting first. Moments are milliseconds since 1970. */
export interface Queue {
  sid: string;
  friendlyName: string;
  maxSize: number;
  createdAt: number;
  members: Member[];
}

export interface Member {
  line: Line;
  enqueuedAt: number;
}

/** The queue of a name, opened on demand as Enqueue does. */
export function openQueue(account: Account, name: string, maxSize = 1000): Queue {
  const known = account.queues.find(({ friendlyName }) => friendlyName === name);
  if (known !== undefined) return known;
  const sid = queueSid(account.sid, name);
  const createdAt = account.now();
  const queue: Queue = { sid, friendlyName: name, maxSize, createdAt, members: [] };
  account.queues.push(queue);
  return queue;
}

/** How parties respond, and queues that are full or empty. https://www.twilio.com/docs/api/errors/14207 */
export function transfersIn(account: Account, transfers: Transfers): Transfers {
  return (target) => {
    const queue = account.queues.find(({ friendlyName }) => friendlyName === target.to);
    const full = queue !== undefined && queue.members.length >= queue.maxSize;
    if (target.noun === 'Queue' && !queue?.members.some(rests)) return 'no-answer';
    return target.noun === 'Enqueue' && full ? 'full' : transferOf(transfers, target);
  };
}

export function enterQueue(account: Account, line: Line, name: string): void {
  openQueue(account, name).members.push({ line, enqueuedAt: momentOf(line.leg.clock) });
}

/** Takes the longest waiting caller out of a queue, for whoever dials it. */
export function takeFront(account: Account, name: string): Front | undefined {
  const queue = openQueue(account, name);
  const member = queue.members.find(rests);
  if (member === undefined) return undefined;
  const { line } = member;
  queue.members = queue.members.filter((other) => other !== member);
  return {
    leg: line.leg,
    waited: waitedBy(member),
    talk: (seconds) => line.talk(seconds),
    back: () => void queue.members.unshift(member),
  };
}

/** Whether a caller can be taken now: not while the next document is on its way. */
function rests({ line }: Member): boolean {
  return isQueued(line.call.waiting);
}

/** Where a caller stands in a queue. */
export function placeIn(account: Account, line: Line, name: string): QueuePlace {
  const { members } = openQueue(account, name);
  return {
    position: members.findIndex((member) => member.line === line) + 1,
    size: members.length,
  };
}

/** Takes a caller out of whatever queue the caller is in. */
export function leaveQueue(account: Account, line: Line): void {
  for (const queue of account.queues) {
    queue.members = queue.members.filter((member) => member.line !== line);
  }
}

/** Takes a live call elsewhere; one that waits in a queue is told to leave it, and so booked out. */
export function redirect(account: Account, line: Line, to: Address): void {
  for (const { friendlyName, members } of account.queues) {
    const member = members.find((one) => one.line === line);
    if (member === undefined) continue;
    const seconds = waitedBy(member);
    tell(line.leg, { kind: 'leaves', queue: friendlyName, result: 'redirected', seconds });
  }
  line.divert(to);
}

/** Seconds a caller has waited. */
function waitedBy(member: Member): number {
  return Math.round((momentOf(member.line.leg.clock) - member.enqueuedAt) / 1000);
}

export function queueJson(account: Account, queue: Queue): object {
  const waits = queue.members.map(waitedBy);
  const total = waits.reduce((sum, wait) => sum + wait, 0);
  return {
    sid: queue.sid,
    account_sid: account.sid,
    friendly_name: queue.friendlyName,
    max_size: queue.maxSize,
    current_size: waits.length,
    average_wait_time: waits.length === 0 ? 0 : Math.round(total / waits.length),
    date_created: rfc2822(queue.createdAt),
    date_updated: rfc2822(queue.createdAt),
    uri: uriOf(account, 'Queues', `${queue.sid}.json`),
    subresource_uris: { members: uriOf(account, 'Queues', queue.sid, 'Members.json') },
  };
}

export function memberJson(account: Account, queue: Queue, member: Member): object {
  const { sid } = member.line.leg;
  return {
    call_sid: sid,
    queue_sid: queue.sid,
    // A member that has just been dequeued has no position any more.
    position: queue.members.indexOf(member) + 1,
    wait_time: waitedBy(member),
    date_enqueued: rfc2822(member.enqueuedAt),
    uri: uriOf(account, 'Queues', queue.sid, 'Members', `${sid}.json`),
  };
}
