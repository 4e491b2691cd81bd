import type { FastifyInstance } from 'fastify';
import { momentOf } from '../clock.ts';
import type { Fields } from '../form.ts';
import { isOver } from '../leg.ts';
import { durationOf } from '../progress.ts';
import type { Account } from './account.ts';
import { afterAnswer } from './account.ts';
import { uriOf } from './uri.ts';
import { fitsDates, rfc2822 } from './date.ts';
import type { Line } from './line.ts';
import { friendly } from './number.ts';
import { addressIn, orderOf, voiceOf } from './order.ts';
import { callPhone, takeOrder } from './outbound.ts';
import { pageOf } from './page.ts';
import { parameter } from './parameter.ts';
import { Problem } from './problem.ts';
import { redirect } from './queue.ts';

interface One {
  Params: { sid: string };
}

/** The Calls resource. https://www.twilio.com/docs/voice/api/call-resource */
export function calls(api: FastifyInstance, account: Account): void {
  api.post<{ Body: Fields }>('/Calls.json', (request, reply) => {
    const order = orderOf(account, request.body);
    const line = takeOrder(account, order);
    if (account.options.testCredentials !== true) {
      const course = afterAnswer(account, reply, () => callPhone(account, line, order));
      account.outbound.put({ line, rests: line.follow(course) });
    }
    return reply.code(201).send(callJson(account, line));
  });

  api.get<{ Querystring: Fields }>('/Calls.json', (request) => {
    const found = account.lines.filter((line) => matches(line, request.query)).toReversed();
    return pageOf(
      request,
      'calls',
      found.map((line) => callJson(account, line)),
    );
  });

  api.get<One>('/Calls/:sid.json', (request) =>
    callJson(account, lineOf(account, request.params.sid)),
  );

  api.post<One & { Body: Fields }>('/Calls/:sid.json', (request) => {
    const line = lineOf(account, request.params.sid);
    change(account, line, request.body);
    return callJson(account, line);
  });
}

/** The call with a SID. Throws a problem where there is none. */
export function lineOf(account: Account, sid: string): Line {
  const line = account.lines.find(({ leg }) => leg.sid === sid);
  if (line === undefined) throw new Problem(20404);
  return line;
}

/**
 * Changes a call: another document, or its end. A call that has ended stays as it is.
 * Source: https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
 */
function change(account: Account, line: Line, form: Fields): void {
  const { leg } = line;
  const talks = leg.status === 'in-progress' || (leg.direction === 'inbound' && !isOver(leg));
  if (isOver(leg)) throw new Problem(21220);
  const status = parameter(form, 'Status');
  if (status !== undefined && status !== 'canceled' && status !== 'completed') {
    throw new Problem(20001, `Status is neither canceled nor completed: ${status}`);
  }
  const voice = voiceOf(account, form);
  if (voice !== undefined && !talks) throw new Problem(21220);
  line.fallback = addressIn(form, 'FallbackUrl', 'FallbackMethod') ?? line.fallback;
  const callback = addressIn(form, 'StatusCallback', 'StatusCallbackMethod');
  if (callback !== undefined) {
    leg.progress = { events: ['completed'], sent: 0, ...leg.progress, ...callback };
  }
  if (status === undefined) {
    if (voice !== undefined) redirect(account, line, voice);
  } else if (!talks) {
    leg.status = 'canceled';
    line.canceled.resolve('canceled');
    // A call in progress is completed, never canceled.
  } else if (status === 'completed') line.hangUp();
}

function matches({ leg, startedAt }: Line, query: Fields): boolean {
  const wanted = { To: leg.to, From: leg.from, Status: leg.status, ParentCallSid: '' };
  return (
    Object.entries(wanted).every(([name, value]) => (parameter(query, name) ?? value) === value) &&
    fitsDates(query, 'StartTime', startedAt) &&
    fitsDates(query, 'EndTime', endOf(leg))
  );
}

function endOf(leg: Line['leg']): number | null {
  return isOver(leg) ? momentOf(leg.clock) : null;
}

function callJson(account: Account, line: Line): object {
  const { leg } = line;
  const { sid } = leg;
  const number = account.numbers.find(({ settings: { phoneNumber } }) =>
    [leg.from, leg.to].includes(phoneNumber),
  );
  const end = endOf(leg);
  return {
    sid,
    account_sid: account.sid,
    parent_call_sid: null,
    phone_number_sid: number?.sid ?? null,
    to: leg.to,
    to_formatted: friendly(leg.to),
    from: leg.from,
    from_formatted: friendly(leg.from),
    status: leg.status,
    direction: leg.direction,
    answered_by: line.answeredBy ?? null,
    start_time: rfc2822(leg.status === 'queued' ? null : line.startedAt),
    end_time: rfc2822(end),
    duration: end === null ? null : String(durationOf(leg)),
    queue_time: String(line.queueTime),
    price: null,
    price_unit: 'USD',
    api_version: '2010-04-01',
    annotation: null,
    caller_name: null,
    forwarded_from: null,
    group_sid: null,
    trunk_sid: null,
    date_created: rfc2822(line.startedAt - line.queueTime),
    date_updated: rfc2822(end ?? momentOf(leg.clock)),
    uri: uriOf(account, 'Calls', `${sid}.json`),
    subresource_uris: { recordings: uriOf(account, 'Calls', sid, 'Recordings.json') },
  };
}
