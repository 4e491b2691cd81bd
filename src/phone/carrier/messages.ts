import type { FastifyInstance } from 'fastify';
import type { Fields } from '../form.ts';
import type { Account } from './account.ts';
import { afterAnswer } from './account.ts';
import { fitsDates } from './date.ts';
import { checkMessage, normalised } from './magic.ts';
import type { MessageOptions } from './message.ts';
import { addMessage, messageJson, sendMessage } from './message.ts';
import { pageOf } from './page.ts';
import { parameter, parameters, urlParameter } from './parameter.ts';
import { Problem } from './problem.ts';

/** The Messages resource. https://www.twilio.com/docs/messaging/api/message-resource */
export function messages(api: FastifyInstance, account: Account): void {
  api.post<{ Body: Fields }>('/Messages.json', (request, reply) => {
    const message = addMessage(account, orderOf(account, request.body));
    if (account.options.testCredentials !== true) {
      void afterAnswer(account, reply, () => sendMessage(account, message));
    }
    return reply.code(201).send(messageJson(account, message));
  });

  api.get<{ Querystring: Fields }>('/Messages.json', (request) => {
    const { query } = request;
    const found = account.messages.filter(
      ({ to, from, sentAt }) =>
        (parameter(query, 'To') ?? to) === to &&
        (parameter(query, 'From') ?? from) === from &&
        fitsDates(query, 'DateSent', sentAt),
    );
    return pageOf(
      request,
      'messages',
      found.toReversed().map((message) => messageJson(account, message)),
    );
  });

  api.get<{ Params: { sid: string } }>('/Messages/:sid.json', (request) => {
    const message = account.messages.find(({ sid }) => sid === request.params.sid);
    if (message === undefined) throw new Problem(20404);
    return messageJson(account, message);
  });
}

/** Reads the order of a message, and refuses a bad one as Twilio does. */
function orderOf(account: Account, form: Fields): MessageOptions {
  const to = normalised(parameter(form, 'To') ?? '');
  const from = parameter(form, 'From');
  const messagingServiceSid = parameter(form, 'MessagingServiceSid');
  const body = parameter(form, 'Body') ?? '';
  const media = parameters(form, 'MediaUrl');
  if (to === '') throw new Problem(21604);
  if (from === undefined && messagingServiceSid === undefined) throw new Problem(21603);
  const sender = from === undefined ? undefined : normalised(from);
  checkMessage(account, sender, to);
  if (body === '' && media.length === 0) throw new Problem(21602);
  if (body.length > 1600) throw new Problem(21617);
  const statusCallback = urlParameter(form, 'StatusCallback', 21609);
  return {
    from: sender ?? '',
    to,
    body,
    media,
    direction: 'outbound-api',
    ...(messagingServiceSid === undefined ? {} : { messagingServiceSid }),
    ...(statusCallback === undefined ? {} : { statusCallback }),
  };
}
