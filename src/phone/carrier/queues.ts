import type { FastifyInstance } from 'fastify';
import type { Fields } from '../form.ts';
import type { Account } from './account.ts';
import { addressIn } from './order.ts';
import { pageOf } from './page.ts';
import { parameter } from './parameter.ts';
import { Problem } from './problem.ts';
import type { Member, Queue } from './queue.ts';
import { memberJson, openQueue, queueJson, redirect } from './queue.ts';

interface One {
  Params: { sid: string };
}

interface OneMember {
  Params: { sid: string; call: string };
}

/**
 * The Queues resource with its Members.
 * https://www.twilio.com/docs/voice/api/queue-resource,
 * https://www.twilio.com/docs/voice/api/member-resource
 */
export function queues(api: FastifyInstance, account: Account): void {
  api.post<{ Body: Fields }>('/Queues.json', (request, reply) => {
    const name = parameter(request.body, 'FriendlyName') ?? '';
    const size = Number(parameter(request.body, 'MaxSize') ?? 1000);
    if (name === '' || name.length > 64)
      throw new Problem(20001, 'FriendlyName has 1 to 64 characters');
    if (!Number.isInteger(size) || size < 1 || size > 5000)
      throw new Problem(20001, 'MaxSize is 1 to 5000');
    if (account.queues.some(({ friendlyName }) => friendlyName === name)) throw new Problem(22003);
    return reply.code(201).send(queueJson(account, openQueue(account, name, size)));
  });

  api.get<{ Querystring: Fields }>('/Queues.json', (request) =>
    pageOf(
      request,
      'queues',
      account.queues.map((queue) => queueJson(account, queue)),
    ),
  );

  api.get<One>('/Queues/:sid.json', (request) =>
    queueJson(account, queueOf(account, request.params.sid)),
  );

  api.get<One & { Querystring: Fields }>('/Queues/:sid/Members.json', (request) => {
    const queue = queueOf(account, request.params.sid);
    return pageOf(
      request,
      'queue_members',
      queue.members.map((member) => memberJson(account, queue, member)),
    );
  });

  api.get<OneMember>('/Queues/:sid/Members/:call.json', (request) => {
    const queue = queueOf(account, request.params.sid);
    return memberJson(account, queue, memberOf(queue, request.params.call));
  });

  api.post<OneMember & { Body: Fields }>('/Queues/:sid/Members/:call.json', (request) => {
    const queue = queueOf(account, request.params.sid);
    const member = memberOf(queue, request.params.call);
    const address = addressIn(request.body, 'Url', 'Method');
    if (address === undefined) throw new Problem(21205, 'Url parameter is required.');
    redirect(account, member.line, address);
    return memberJson(account, queue, member);
  });
}

function queueOf(account: Account, wanted: string): Queue {
  const queue = account.queues.find(({ sid }) => sid === wanted);
  if (queue === undefined) throw new Problem(20404);
  return queue;
}

/** A member by the SID of its call; `Front` is who has waited longest. */
function memberOf(queue: Queue, wanted: string): Member {
  const member = queue.members.find(
    ({ line }, index) => line.leg.sid === wanted || (wanted === 'Front' && index === 0),
  );
  if (member === undefined) throw new Problem(20404);
  return member;
}
